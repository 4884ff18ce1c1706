import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewPerson } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { peopleQuery } from './get-people';

export function useAddPerson() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPerson) => unwrap(api.POST('/api/v1/people', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}
