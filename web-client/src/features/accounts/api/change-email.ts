import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EmailChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { sessionQuery } from '@/lib/api/session';

export function useChangeEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: EmailChange) => unwrap(api.PUT('/api/v1/session/email', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
