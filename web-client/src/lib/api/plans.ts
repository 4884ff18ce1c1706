import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export function plansQuery(year?: number) {
  return queryOptions({
    queryKey: ['plans', { year }],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans', { params: { query: { year } }, signal })),
  });
}

export function planQuery(id: string) {
  return queryOptions({
    queryKey: ['plans', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{id}', { params: { path: { id } }, signal })),
  });
}
