import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** The units of a commune, also those that owe nothing yet. */
export function unitsQuery(communeId: string) {
  return queryOptions({
    queryKey: ['organizations', { under: communeId, kind: 'unit' }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations', { params: { query: { under: communeId, kind: 'unit' } }, signal })),
  });
}
