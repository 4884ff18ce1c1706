import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** All periods of an indicator with every value that stood there; what makes the progress fetch anew makes this, too. */
export function indicatorHistoryQuery(planId: string, id: string) {
  return queryOptions({
    queryKey: ['progress', planId, 'history', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{planId}/indicators/{id}/history', { params: { path: { planId, id } }, signal })),
  });
}
