import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** Under the lists, so that every step of a report has it fetched anew with them. */
export function boardQuery(planId: string) {
  return queryOptions({
    queryKey: ['reports', 'list', 'board', planId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/board', { params: { query: { planId } }, signal })),
  });
}
