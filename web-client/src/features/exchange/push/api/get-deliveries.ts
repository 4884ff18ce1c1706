import { infiniteQueryOptions } from '@tanstack/react-query';
import type { DeliveryState } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

const pageSize = 50;

export const deliveriesQuery = (id: string, state: DeliveryState | null) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { ...(state && { state }), ...(pageParam && { before: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.id),
    // Opened to see how the last one went.
    staleTime: 0,
  });
