import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['reports', 'detail', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/{id}', { params: { path: { id } }, signal })),
    // Another report's rows must never stand here, not even while this one loads.
    placeholderData: undefined,
  });
}
