import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReportView } from '@/api-types';
import { deadlinesKey } from '@/lib/api/deadlines';
import { ApiProblem } from '@/lib/api/problem';
import { commentsQuery } from './get-comments';
import { reportQuery } from './get-report';

/** Takes over a report as the server answered it; lists and progress that show it are fetched anew when they are looked at. */
export function useKeepReport(): (view: ReportView) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (view: ReportView) => {
      const { id } = view.summary;
      if (id) {
        const { queryKey } = reportQuery(id);
        const before = queryClient.getQueryData(queryKey);
        // Cells, words and hamlets are sent beside each other: an answer may come behind one that was written later.
        if (before === undefined || view.seq >= before.seq) {
          // An answer that is still on its way was read before this one.
          void queryClient.cancelQueries({ queryKey });
          queryClient.setQueryData(queryKey, view);
          // A step may bring words on rows with it; a saved cell does not.
          if (before?.summary.version !== view.summary.version) void queryClient.invalidateQueries({ queryKey: commentsQuery(id).queryKey });
        }
      }
      void queryClient.invalidateQueries({ queryKey: ['reports', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['progress'] });
      void queryClient.invalidateQueries({ queryKey: deadlinesKey });
    },
    [queryClient],
  );
}

/** Fetches a report anew where a step was refused because somebody else moved it: what they did is shown with it. */
export function useRefetchStale(id: string): (error: Error) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (error: Error) => {
      if (error instanceof ApiProblem && error.status === 409) void queryClient.invalidateQueries({ queryKey: reportQuery(id).queryKey });
    },
    [queryClient, id],
  );
}
