import { queryOptions } from '@tanstack/react-query';
import type { JobKind } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export const runsQuery = (kind: JobKind) =>
  queryOptions({
    queryKey: ['jobs', kind, 'runs'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/jobs/{kind}/runs', { params: { path: { kind } }, signal })),
    // Opened to see how the last one went.
    staleTime: 0,
  });
