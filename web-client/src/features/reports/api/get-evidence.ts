import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** The evidence of all rows of a report: one call, whichever row is looked at. */
export function evidenceQuery(reportId: string) {
  return queryOptions({
    queryKey: ['reports', 'evidence', reportId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/{id}/evidence', { params: { path: { id: reportId } }, signal })),
    placeholderData: undefined,
  });
}
