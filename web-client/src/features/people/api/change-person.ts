import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonChange } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';
import { peopleQuery } from './get-people';

export function useChangePerson() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: PersonChange }) =>
      unwrap(api.PUT('/api/v1/people/{id}', { params: { path: { id } }, body: change })),
    onSuccess: (changed) =>
      queryClient.setQueryData(peopleQuery.queryKey, (people) => people?.map((person) => (person.id === changed.id ? changed : person))),
    onError: (error) => {
      // Somebody else was faster: the list shows at once what they wrote.
      if (error instanceof ApiProblem && error.code === 'stale_version') void queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
}
