import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PeriodToLock } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function useLockPeriod() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PeriodToLock) => unwrap(api.POST('/api/v1/reports/lock', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
  });
}
