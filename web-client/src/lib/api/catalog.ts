import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/indicators', { signal })),
  // The common catalogue changes with releases, not during a session.
  staleTime: 60 * 60_000,
});
