import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewApiClient } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { clientsQuery } from './get-clients';

export function useAddClient() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApiClient) => unwrap(api.POST('/api/v1/api-clients', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
}
