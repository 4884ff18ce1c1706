import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { commentsQuery } from './get-comments';
import { reportQuery } from './get-report';

export function useAddComment(id: string, planIndicatorId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(api.POST('/api/v1/reports/{id}/rows/{planIndicatorId}/comments', { params: { path: { id, planIndicatorId } }, body: { text } })),
    onSuccess: (comments) => {
      queryClient.setQueryData(commentsQuery(id).queryKey, comments);
      // How many there are, and whether a request is answered, stands in the rows.
      void queryClient.invalidateQueries({ queryKey: reportQuery(id).queryKey });
    },
  });
}
