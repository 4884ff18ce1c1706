import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WebhookChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { webhooksQuery } from './get-webhooks';

export function useChangeWebhook() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: WebhookChange }) =>
      unwrap(api.PUT('/api/v1/webhooks/{id}', { params: { path: { id } }, body: change })),
    // Also after a refusal: somebody else was quicker. The deliveries hang below the same key.
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
}
