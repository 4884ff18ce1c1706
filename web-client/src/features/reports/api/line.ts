import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery, usePerson } from '@/lib/api/session';

/** Between two tries on a dead line. */
export const retryEvery = 8_000;

export type LineAnswer<T> =
  | { kind: 'taken'; value: T }
  /** It may work later as it is. */
  | { kind: 'offline' }
  | { kind: 'refused'; problem: ApiProblem };

/** Calls the server in the name of the person whose page this is, and tells what is for now from what stays refused. */
export function useLine(): <T>(call: () => Promise<T>) => Promise<LineAnswer<T>> {
  const queryClient = useQueryClient();
  const personId = usePerson().id;

  return useCallback(
    async <T>(call: () => Promise<T>) => {
      const attempt = async (isRetry: boolean): Promise<LineAnswer<T>> => {
        // What one person typed must not travel under the session that another began in the next tab.
        if (queryClient.getQueryData(sessionQuery.queryKey)?.person?.id !== personId) return { kind: 'offline' };
        try {
          return { kind: 'taken', value: await call() };
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          if (isForNow(error)) return { kind: 'offline' };
          if (error.status !== 401 && error.code !== 'antiforgery') return { kind: 'refused', problem: error };
          // Signed out, or in again in another tab, which takes another token. What was typed waits until this person is back.
          await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
          return isRetry ? { kind: 'offline' } : attempt(true);
        }
      };
      return attempt(false);
    },
    [queryClient, personId],
  );
}

/** The line or the server is down, or asks for patience. */
function isForNow(error: ApiProblem): boolean {
  return error.isOffline || error.status === 429 || error.status >= 502;
}
