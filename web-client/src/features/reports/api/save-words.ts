import type { ReportView, WordsDraft } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function saveWords(id: string, body: WordsDraft): Promise<ReportView> {
  return unwrap(api.PUT('/api/v1/reports/{id}/words', { params: { path: { id } }, body }));
}
