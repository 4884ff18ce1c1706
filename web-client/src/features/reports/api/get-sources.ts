import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export function sourcesQuery(reportId: string) {
  return queryOptions({
    queryKey: ['reports', 'sources', reportId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/{id}/sources', { params: { path: { id: reportId } }, signal })),
  });
}
