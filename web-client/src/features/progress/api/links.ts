import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { IndicatorLinks, IndicatorLinksChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

const keyOf = (planId: string, id: string) => ['plans', planId, 'links', id];

/** The tasks and the money of an indicator. */
export function linksQuery(planId: string, id: string) {
  return queryOptions({
    queryKey: keyOf(planId, id),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/plans/{planId}/indicators/{id}/links', { params: { path: { planId, id } }, signal })),
    placeholderData: undefined,
  });
}

/** A stale version loads the links anew, so that the dialog shows what stands now. */
export function useSaveLinks(planId: string, id: string) {
  const queryClient = useQueryClient();
  return useMutation<IndicatorLinks, Error, IndicatorLinksChange>({
    mutationFn: (body) => unwrap(api.PUT('/api/v1/plans/{planId}/indicators/{id}/links', { params: { path: { planId, id } }, body })),
    onSuccess: (links) => {
      queryClient.setQueryData(keyOf(planId, id), links);
      // The plan's settings carry the same version.
      return queryClient.invalidateQueries({ queryKey: ['plans', planId], exact: true });
    },
    onError: (error) =>
      error instanceof ApiProblem && error.status === 409 ? queryClient.invalidateQueries({ queryKey: keyOf(planId, id) }) : undefined,
  });
}
