import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** Every period and every revision of a row. `version` is the cell's: a newer value asks anew. */
export function rowHistoryQuery(id: string, planIndicatorId: string, version: number) {
  return queryOptions({
    queryKey: ['reports', 'history', id, planIndicatorId, version],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/{id}/rows/{planIndicatorId}/history', { params: { path: { id, planIndicatorId } }, signal })),
  });
}
