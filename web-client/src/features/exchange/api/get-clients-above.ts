import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export const clientsAboveQuery = queryOptions({
  queryKey: ['api-clients-above'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/api-clients/above', { signal })),
});
