import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export const forwardingQuery = queryOptions({
  queryKey: ['forwarding'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/forwarding', { signal })),
  refetchInterval: 60_000,
});
