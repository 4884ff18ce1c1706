import { queryOptions } from '@tanstack/react-query';
import type { HamletDraft, HamletsWritten } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function hamletsQuery(id: string, planIndicatorId: string) {
  return queryOptions({
    queryKey: ['reports', 'hamlets', id, planIndicatorId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/{id}/rows/{planIndicatorId}/hamlets', { params: { path: { id, planIndicatorId } }, signal })),
    // Another row's hamlets must never stand here, not even while this one's load.
    placeholderData: undefined,
  });
}

export function saveHamlets(id: string, planIndicatorId: string, body: HamletDraft): Promise<HamletsWritten> {
  return unwrap(api.PUT('/api/v1/reports/{id}/rows/{planIndicatorId}/hamlets', { params: { path: { id, planIndicatorId } }, body }));
}
