import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SignIn } from '@/api-types';
import { api, rememberAntiforgeryToken, unwrap } from '@/lib/api/client';
import { forgetAnswers, sessionQuery } from '@/lib/api/session';

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => unwrap(api.POST('/api/v1/session', { body })),
    onSuccess: (session) => {
      rememberAntiforgeryToken(session.antiforgeryToken);
      forgetAnswers(queryClient);
      queryClient.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
