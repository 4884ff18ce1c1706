import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** Everything that shows deadlines; what sends, returns or settles a report makes it fetch anew. */
export const deadlinesKey = ['deadlines'] as const;

export interface DeadlineFilter {
  /** First and last due day. */
  from: string;
  to: string;
  /** Id of a place, or `own`: the person's. */
  organization?: string;
}

export function deadlinesQuery(filter: DeadlineFilter) {
  return queryOptions({
    queryKey: [...deadlinesKey, 'list', filter],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines', { params: { query: filter }, signal })),
  });
}
