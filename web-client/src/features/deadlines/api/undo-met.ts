import type { ObligationView } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { useSettle } from './use-settle';

export function useUndoMet() {
  return useSettle(({ id, version }: Pick<ObligationView, 'id' | 'version'>) =>
    unwrap(api.DELETE('/api/v1/deadlines/{id}/met', { params: { path: { id }, query: { version } } })),
  );
}
