import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export function rulesQuery(communeId: string) {
  return queryOptions({
    queryKey: ['reporting-rules', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reporting-rules', { params: { query: { communeId } }, signal })),
  });
}
