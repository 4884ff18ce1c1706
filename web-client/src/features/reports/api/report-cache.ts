import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReportView } from '@/api-types';
import { reportQuery } from './get-report';

/** Takes over a report as the server answered it; lists and progress that show it are fetched anew when they are looked at. */
export function useKeepReport(): (view: ReportView) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (view: ReportView) => {
      if (view.summary.id) {
        const { queryKey } = reportQuery(view.summary.id);
        // An answer that is still on its way was read before this one.
        void queryClient.cancelQueries({ queryKey });
        queryClient.setQueryData(queryKey, view);
      }
      void queryClient.invalidateQueries({ queryKey: ['reports', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['progress'] });
    },
    [queryClient],
  );
}
