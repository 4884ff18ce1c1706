import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReadNotices } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function useReadNotices() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReadNotices) => unwrap(api.POST('/api/v1/notices/read', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
}
