import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export function progressQuery(planId: string, period: string) {
  return queryOptions({
    queryKey: ['progress', planId, period],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{id}/progress', { params: { path: { id: planId }, query: { period } }, signal })),
  });
}
