import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HamletChange, HamletView, NewHamlets } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';

export function hamletListQuery(communeId: string) {
  return queryOptions({
    queryKey: ['hamlets', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations/hamlets', { params: { query: { communeId } }, signal })),
  });
}

/** Sheets and trees show hamlets as well. */
function useReload() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([['hamlets'], ['organizations'], ['reports']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

export function useAddHamlets() {
  const reload = useReload();
  return useMutation({
    mutationFn: (body: NewHamlets) => unwrap(api.POST('/api/v1/organizations/hamlets', { body })),
    onSuccess: reload,
  });
}

/** A refused change loads the list anew: what stands there now is shown. */
export function useChangeHamlet() {
  const reload = useReload();
  return useMutation<HamletView, Error, { id: string; change: HamletChange }>({
    mutationFn: ({ id, change }) => unwrap(api.PUT('/api/v1/organizations/hamlets/{id}', { params: { path: { id } }, body: change })),
    onSettled: reload,
  });
}
