import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiClientChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { clientsQuery } from './get-clients';

export function useChangeClient() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: ApiClientChange }) =>
      unwrap(api.PUT('/api/v1/api-clients/{id}', { params: { path: { id } }, body: change })),
    // Also after a refusal: somebody else was faster, and the list shows what they wrote.
    onSettled: () => queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
}
