import { keepPreviousData, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery } from '@/lib/api/session';

// A session that ended elsewhere is asked for anew; the layout's guard then leads to the sign-in page.
function onError(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      placeholderData: keepPreviousData,
      // A refusal does not change by asking again; a lost connection may.
      retry: (count, error) => count < 2 && (!(error instanceof ApiProblem) || error.isOffline || error.status >= 500),
    },
    // Without a line a step is refused at once and said so; TanStack would hold it back and take it later, unasked.
    mutations: { networkMode: 'always' },
  },
});
