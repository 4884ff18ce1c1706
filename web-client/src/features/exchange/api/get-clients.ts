import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export const clientsQuery = queryOptions({
  queryKey: ['api-clients'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/api-clients', { signal })),
});
