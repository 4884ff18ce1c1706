import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { useRefreshEvidence } from './evidence-cache';

/** Takes a piece away, or puts it back. */
export function useMarkEvidence(reportId: string) {
  const refresh = useRefreshEvidence(reportId);
  return useMutation({
    mutationFn: ({ evidenceId, isRemoved }: { evidenceId: string; isRemoved: boolean }) => {
      const params = { path: { id: reportId, evidenceId } };
      return unwrap(
        isRemoved
          ? api.DELETE('/api/v1/reports/{id}/evidence/{evidenceId}', { params })
          : api.POST('/api/v1/reports/{id}/evidence/{evidenceId}/restore', { params }),
      );
    },
    onSuccess: refresh,
  });
}
