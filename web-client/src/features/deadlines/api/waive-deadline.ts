import type { WaiveObligation } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useSettle } from './use-settle';

export function useWaiveDeadline(id: string) {
  return useSettle((body: WaiveObligation) => unwrap(api.POST('/api/v1/deadlines/{id}/waive', { params: { path: { id } }, body })));
}
