import { useMutation } from '@tanstack/react-query';
import type { EvidenceDocument } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useRefreshEvidence } from './evidence-cache';

export function useAddEvidenceDocument(reportId: string, rowId: string) {
  const refresh = useRefreshEvidence(reportId);
  return useMutation({
    mutationFn: (body: EvidenceDocument) =>
      unwrap(
        api.POST('/api/v1/reports/{id}/rows/{planIndicatorId}/evidence/documents', {
          params: { path: { id: reportId, planIndicatorId: rowId } },
          body,
        }),
      ),
    onSuccess: refresh,
  });
}
