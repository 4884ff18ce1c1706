import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReportView } from '@/api-types';
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
        // An answer that is still on its way was read before this one.
        void queryClient.cancelQueries({ queryKey });
        queryClient.setQueryData(queryKey, view);
        // A step may bring words on rows with it; a saved cell does not.
        if (before?.summary.version !== view.summary.version) void queryClient.invalidateQueries({ queryKey: commentsQuery(id).queryKey });
      }
      void queryClient.invalidateQueries({ queryKey: ['reports', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['progress'] });
    },
    [queryClient],
  );
}
