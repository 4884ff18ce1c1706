import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PersonView, SessionView } from '@/api-types';
import { api, rememberAntiforgeryToken, unwrap } from './client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionView> => {
    const session = await unwrap(api.GET('/api/v1/session', { signal }));
    rememberAntiforgeryToken(session.antiforgeryToken);
    return session;
  },
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** The signed-in person. Only below the layout's guard, where somebody is signed in. */
export function usePerson(): PersonView {
  const { data } = useSession();
  if (!data?.person) throw new Error('Nobody is signed in.');
  return data.person;
}
