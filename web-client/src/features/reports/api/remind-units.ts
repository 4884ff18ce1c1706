import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RemindUnits } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function useRemindUnits() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RemindUnits) => unwrap(api.POST('/api/v1/reports/remind', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['reports', 'list'] }),
  });
}
