import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

export const feedQuery = queryOptions({
  queryKey: ['deadline-feed'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/deadlines/feed', { signal })),
});

/** Answers the address: it is told this once. */
export function useRenewFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/deadlines/feed')),
    onSuccess: () => queryClient.setQueryData(feedQuery.queryKey, { isOn: true }),
  });
}

export function useEndFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/deadlines/feed')),
    onSuccess: () => queryClient.setQueryData(feedQuery.queryKey, { isOn: false }),
  });
}
