import { useMutation } from '@tanstack/react-query';
import type { PasswordChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function useChangePassword() {
  return useMutation({ mutationFn: (body: PasswordChange) => unwrap(api.PUT('/api/v1/session/password', { body })) });
}
