import { useMutation } from '@tanstack/react-query';
import type { ReportStep } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useKeepReport, useRefetchStale } from './report-cache';

export function useReopenReport(id: string) {
  const keep = useKeepReport();
  const refetch = useRefetchStale(id);
  return useMutation({
    mutationFn: (body: ReportStep) => unwrap(api.POST('/api/v1/reports/{id}/reopen', { params: { path: { id } }, body })),
    onSuccess: keep,
    onError: refetch,
  });
}
