import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JobKind } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { jobsQuery } from './get-jobs';

export function useRunJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (kind: JobKind) => unwrap(api.POST('/api/v1/jobs/{kind}/run', { params: { path: { kind } } })),
    // Also after a refusal: somebody else has started it.
    onSettled: () => queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
}
