import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PublicPageChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function publicPageQuery(province: string, commune: string) {
  return queryOptions({
    queryKey: ['public-page', province, commune],
    // Never another commune's figures below this one's address.
    placeholderData: undefined,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/public/{province}/{commune}', { params: { path: { province, commune } }, signal })),
  });
}

export function publicSettingsQuery(communeId: string) {
  return queryOptions({
    queryKey: ['public-page', 'settings', communeId],
    // A form opens with what is stored of this commune now: neither with another's nor with what was looked at a while ago.
    placeholderData: undefined,
    gcTime: 0,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/public-pages/{communeId}', { params: { path: { communeId } }, signal })),
  });
}

export function useChangePublicPage(communeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PublicPageChange) => unwrap(api.PUT('/api/v1/public-pages/{communeId}', { params: { path: { communeId } }, body })),
    onSuccess: (saved) => {
      client.setQueryData(publicSettingsQuery(communeId).queryKey, saved);
    },
  });
}
