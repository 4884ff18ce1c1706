import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReplayRequest } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { webhooksQuery } from './get-webhooks';

export function useReplayWebhook() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, replay }: { id: string; replay: ReplayRequest }) =>
      unwrap(api.POST('/api/v1/webhooks/{id}/replay', { params: { path: { id } }, body: replay })),
    // Also after a refusal: somebody else was quicker. The deliveries hang below the same key.
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
}
