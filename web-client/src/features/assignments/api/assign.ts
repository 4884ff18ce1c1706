import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AssignmentsChange } from '@/api-types';
import { assignmentsQuery } from '@/lib/api/assignments';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

/** Gives rows to units and people, all or none. A stale version loads what stands now. */
export function useAssign(planId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = assignmentsQuery(planId);
  return useMutation({
    mutationFn: (body: AssignmentsChange) => unwrap(api.PUT('/api/v1/plans/{id}/assignments', { params: { path: { id: planId } }, body })),
    onSuccess: ({ assignments }) => {
      queryClient.setQueryData(queryKey, assignments);
      for (const key of ['plans', 'progress', 'reports']) void queryClient.invalidateQueries({ queryKey: [key] });
      void queryClient.invalidateQueries({ queryKey: ['assignments', 'person'] });
    },
    onError: (error) => (error instanceof ApiProblem && error.status === 409 ? queryClient.invalidateQueries({ queryKey }) : undefined),
  });
}
