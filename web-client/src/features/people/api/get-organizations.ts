import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { treeOf } from '../rules';

export const treeQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations', { signal })),
  select: treeOf,
});
