import type { ObligationView } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useSettle } from './use-settle';

export function useEndWaiver() {
  return useSettle(({ id, version }: Pick<ObligationView, 'id' | 'version'>) =>
    unwrap(api.DELETE('/api/v1/deadlines/{id}/waive', { params: { path: { id }, query: { version } } })),
  );
}
