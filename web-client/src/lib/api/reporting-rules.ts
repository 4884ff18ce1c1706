import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const rulesKey = ['reporting-rules'] as const;

export function rulesQuery(communeId: string) {
  return queryOptions({
    queryKey: [...rulesKey, 'list', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reporting-rules', { params: { query: { communeId } }, signal })),
  });
}

/** The units of a commune that may report, in the order of its plan. */
export function unitsQuery(communeId: string) {
  return queryOptions({
    queryKey: ['organizations', 'units', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations', { params: { query: { kind: 'unit', under: communeId } }, signal })),
  });
}
