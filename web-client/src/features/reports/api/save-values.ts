import type { ReportDraft, ReportView } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function saveValues(id: string, body: ReportDraft): Promise<ReportView> {
  return unwrap(api.PUT('/api/v1/reports/{id}/values', { params: { path: { id } }, body }));
}
