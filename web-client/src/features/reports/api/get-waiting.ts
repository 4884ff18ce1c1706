import { queryOptions } from '@tanstack/react-query';
import { countWaiting } from '../logic/saving/waiting-entries';

/** What a person typed in this browser and the server does not have, by report. */
export function waitingQuery(personId: string) {
  return queryOptions({
    queryKey: ['reports', 'waiting', personId],
    queryFn: () => countWaiting(personId),
    // The browser answers, with or without a line; one that forbids storage has nothing to say.
    networkMode: 'always',
    retry: false,
    staleTime: 0,
  });
}
