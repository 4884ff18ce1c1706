import type { EvidenceView } from '@/api-types';
import { upload } from '@/lib/api/upload';

export function addEvidenceFile(reportId: string, rowId: string, file: File, onProgress: (share: number) => void): Promise<EvidenceView> {
  return upload(`/api/v1/reports/${reportId}/rows/${rowId}/evidence/files`, file, onProgress);
}
