import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { PersonView, SessionView } from '@/api-types';
import { api, forgetEarlyAnswers, rememberAntiforgeryToken, unwrap } from './client';

const queryKey = ['session'] as const;

export const sessionQuery = queryOptions({
  queryKey,
  queryFn: async ({ client, signal }): Promise<SessionView> => {
    const session = await unwrap(api.GET('/api/v1/session', { signal }));
    rememberAntiforgeryToken(session.antiforgeryToken);
    // The session ended, or another tab signed somebody else in.
    const former = client.getQueryData<SessionView>(queryKey)?.person;
    if (former && former.id !== session.person?.id) forgetAnswers(client);
    return session;
  },
  staleTime: 5 * 60_000,
});

/**
 * On a shared PC nothing that one person was shown is left for the next. The session itself stays: the page that
 * asks for it is on screen while the person changes, and clear() would cut it off from the new one.
 */
export function forgetAnswers(client: QueryClient): void {
  forgetEarlyAnswers();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] });
}

export function useSession() {
  return useQuery(sessionQuery);
}

/** The signed-in person. Only below the layout's guard, where somebody is signed in. */
export function usePerson(): PersonView {
  const { data } = useSession();
  if (!data?.person) throw new Error('Nobody is signed in.');
  return data.person;
}
