import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** What was said of the rows of a report. */
export function commentsQuery(reportId: string) {
  return queryOptions({
    queryKey: ['reports', 'comments', reportId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/{id}/comments', { params: { path: { id: reportId } }, signal })),
    placeholderData: undefined,
  });
}
