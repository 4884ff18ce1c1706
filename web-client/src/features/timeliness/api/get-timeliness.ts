import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DutyKind, TimelinessGrouping } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

interface Wanted {
  year: number;
  by: TimelinessGrouping;
  kind: DutyKind | null;
  communeId: string | null;
}

export function timelinessQuery({ year, by, kind, communeId }: Wanted) {
  return queryOptions({
    queryKey: ['timeliness', year, by, kind, communeId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/timeliness', {
          params: { query: { year, by, ...(kind && { kind }), ...(communeId && { communeId }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
