import { useMutation } from '@tanstack/react-query';
import type { ReportReturn } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useKeepReport, useRefetchStale } from './report-cache';

export function useReturnReport(id: string) {
  const keep = useKeepReport();
  const refetch = useRefetchStale(id);
  return useMutation({
    mutationFn: (body: ReportReturn) => unwrap(api.POST('/api/v1/reports/{id}/return', { params: { path: { id } }, body })),
    onSuccess: keep,
    onError: refetch,
  });
}
