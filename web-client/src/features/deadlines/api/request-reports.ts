import type { RequestReports } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useSettle } from './use-settle';

export function useRequestReports() {
  return useSettle((body: RequestReports) => unwrap(api.POST('/api/v1/deadlines/requests', { body })));
}
