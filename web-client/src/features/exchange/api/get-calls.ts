import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { queryOf, type LogFilter } from '../rules';

export const callsQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['sharing-log', filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/sharing-log', { params: { query: { ...queryOf(filter), ...(pageParam && { before: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ hasMore, calls }) => (hasMore ? calls.at(-1)?.id : undefined),
    // Opened to see what goes on now.
    staleTime: 0,
  });
