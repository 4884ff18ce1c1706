import type { MeetObligation } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useSettle } from './use-settle';

export function useMeetDeadline(id: string) {
  return useSettle((body: MeetObligation) => unwrap(api.POST('/api/v1/deadlines/{id}/met', { params: { path: { id } }, body })));
}
