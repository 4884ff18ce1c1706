import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewWebhook } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { webhooksQuery } from './get-webhooks';

export function useMakeWebhook() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (webhook: NewWebhook) =>
      unwrap(api.POST('/api/v1/webhooks', { body: webhook })),
    // Also after a refusal: somebody else was quicker. The deliveries hang below the same key.
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
}
