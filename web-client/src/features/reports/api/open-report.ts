import { useMutation } from '@tanstack/react-query';
import type { OpenReport } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useKeepReport } from './report-cache';

/** Opens the form of a unit and a period; one that is open already is answered as it is. */
export function useOpenReport() {
  const keep = useKeepReport();
  return useMutation({
    mutationFn: (body: OpenReport) => unwrap(api.POST('/api/v1/reports', { body })),
    onSuccess: keep,
  });
}
