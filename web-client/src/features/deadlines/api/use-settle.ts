import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deadlinesKey } from '@/lib/api/deadlines';
import { ApiProblem } from '@/lib/api/problem';

/** A write about one deadline. Every list is fetched anew behind it, also behind a refusal because somebody else wrote first. */
export function useSettle<Body, Answer>(write: (body: Body) => Promise<Answer>) {
  const queryClient = useQueryClient();
  const refetch = () => queryClient.invalidateQueries({ queryKey: deadlinesKey });
  return useMutation({
    mutationFn: write,
    onSuccess: refetch,
    onError: (error) => {
      if (error instanceof ApiProblem && (error.status === 409 || error.status === 404)) void refetch();
    },
  });
}
