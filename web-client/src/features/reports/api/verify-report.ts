import { useMutation } from '@tanstack/react-query';
import type { ReportStep } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useKeepReport, useRefetchStale } from './report-cache';

export function useVerifyReport(id: string) {
  const keep = useKeepReport();
  const refetch = useRefetchStale(id);
  return useMutation({
    mutationFn: (body: ReportStep) => unwrap(api.POST('/api/v1/reports/{id}/verify', { params: { path: { id } }, body })),
    onSuccess: keep,
    onError: refetch,
  });
}
