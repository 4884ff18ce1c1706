import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReportView } from '@/api-types';
import { reportQuery } from './get-report';

/** Takes over a report as the server answered it; lists and progress that show it are fetched anew when they are looked at. */
export function useKeepReport(): (view: ReportView) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (view: ReportView) => {
      if (view.summary.id) queryClient.setQueryData(reportQuery(view.summary.id).queryKey, view);
      void queryClient.invalidateQueries({ queryKey: ['reports', 'list'] });
      void queryClient.invalidateQueries({ queryKey: ['progress'] });
    },
    [queryClient],
  );
}
