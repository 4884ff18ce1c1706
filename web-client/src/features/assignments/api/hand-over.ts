import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandOverRequest } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

export function minutesQuery(id: string) {
  return queryOptions({
    queryKey: ['hand-overs', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/hand-overs/{id}', { params: { path: { id } }, signal })),
    // Minutes never change.
    staleTime: Infinity,
  });
}

/** Gives everything of one person to another; answers with the minutes. */
export function useHandOver(personId: string) {
  const queryClient = useQueryClient();
  const reload = () =>
    Promise.all(['assignments', 'plans', 'progress', 'reports'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  return useMutation({
    mutationFn: (body: HandOverRequest) => unwrap(api.POST('/api/v1/people/{id}/hand-over', { params: { path: { id: personId } }, body })),
    onSuccess: (minutes) => {
      queryClient.setQueryData(minutesQuery(minutes.id).queryKey, minutes);
      return reload();
    },
    onError: (error) => (error instanceof ApiProblem && error.status === 409 ? reload() : undefined),
  });
}
