import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PhoneChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { sessionQuery } from '@/lib/api/session';

export function useChangePhone() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PhoneChange) => unwrap(api.PUT('/api/v1/session/phone', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
