import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NoticeSettingsChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export const settingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/v1/notices/settings', { signal })),
});

export function useChangeSettings() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NoticeSettingsChange) => unwrap(api.PUT('/api/v1/notices/settings', { body })),
    onSuccess: (settings) => queryClient.setQueryData(settingsQuery.queryKey, settings),
  });
}
