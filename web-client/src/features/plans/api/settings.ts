import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanIndicatorSettings, PlanIndicatorView } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

interface Change {
  id: string;
  settings: PlanIndicatorSettings;
}

/** Lead, phasing and baseline of one indicator. A stale version loads the plan anew, so that the dialog shows what stands now. */
export function useSaveSettings(planId: string) {
  const queryClient = useQueryClient();
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['plans'] }),
      queryClient.invalidateQueries({ queryKey: ['progress', planId] }),
      queryClient.invalidateQueries({ queryKey: ['reports'] }),
    ]);
  return useMutation<PlanIndicatorView, Error, Change>({
    mutationFn: ({ id, settings }) =>
      unwrap(api.PUT('/api/v1/plans/{planId}/indicators/{id}/settings', { params: { path: { planId, id } }, body: settings })),
    onSuccess: reload,
    onError: (error) => (error instanceof ApiProblem && error.status === 409 ? reload() : undefined),
  });
}
