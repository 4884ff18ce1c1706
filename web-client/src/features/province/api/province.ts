import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** What every question about a province names. */
interface Wanted {
  period: string;
  /** Null: all communes that the person sees. */
  provinceId: string | null;
}

function queryOf({ period, provinceId }: Wanted) {
  return { period, ...(provinceId && { provinceId }) };
}

export function provinceQuery(wanted: Wanted) {
  return queryOptions({
    queryKey: ['province', 'whole', wanted],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/province', { params: { query: queryOf(wanted) }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function measuresQuery(wanted: Wanted) {
  return queryOptions({
    queryKey: ['province', 'measures', wanted],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/province/indicators', { params: { query: queryOf(wanted) }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function comparisonQuery({ code, includesSubmitted, ...wanted }: Wanted & { code: string; includesSubmitted: boolean }) {
  return queryOptions({
    queryKey: ['province', 'comparison', code, includesSubmitted, wanted],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/province/indicators/{code}', { params: { path: { code }, query: { ...queryOf(wanted), includesSubmitted } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** The provinces that somebody who sees the whole country picks from. */
export const provincesQuery = queryOptions({
  queryKey: ['organizations', 'provinces'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations', { params: { query: { kind: 'province' } }, signal })),
});
