import type { ReportDraft, ReportView } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

// A line that hangs is a line that is down.
const patience = 20_000;

export function saveValues(id: string, body: ReportDraft): Promise<ReportView> {
  return unwrap(api.PUT('/api/v1/reports/{id}/values', { params: { path: { id } }, body, signal: AbortSignal.timeout(patience) }));
}
