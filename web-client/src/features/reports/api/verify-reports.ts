import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReportSelection } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function useVerifyReports() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportSelection) => unwrap(api.POST('/api/v1/reports/verify', { body })),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['reports'] });
      void queryClient.invalidateQueries({ queryKey: ['progress'] });
    },
  });
}
