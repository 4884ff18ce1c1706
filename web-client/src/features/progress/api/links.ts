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

interface After {
  onSaved: () => void;
  /** Somebody else was first: the links are loaded anew, and the dialog begins with them. */
  onStale: (newest: IndicatorLinks) => void;
}

/** What comes after is said here, not where it is called: another version of the links mounts the dialog anew. */
export function useSaveLinks(planId: string, id: string, { onSaved, onStale }: After) {
  const queryClient = useQueryClient();
  return useMutation<IndicatorLinks, Error, IndicatorLinksChange>({
    mutationFn: (body) => unwrap(api.PUT('/api/v1/plans/{planId}/indicators/{id}/links', { params: { path: { planId, id } }, body })),
    onSuccess: (links) => {
      onSaved();
      queryClient.setQueryData(keyOf(planId, id), links);
      // The plan's settings carry the same version.
      return queryClient.invalidateQueries({ queryKey: ['plans', planId], exact: true });
    },
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 409) return;
      await queryClient.invalidateQueries({ queryKey: keyOf(planId, id) });
      const newest = queryClient.getQueryData<IndicatorLinks>(keyOf(planId, id));
      if (newest) onStale(newest);
    },
  });
}
