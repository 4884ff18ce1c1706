import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { clientsQuery } from './get-clients';

export function useRenewKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      unwrap(api.POST('/api/v1/api-clients/{id}/renew-key', { params: { path: { id } }, body: { version } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
}
