import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { evidenceQuery } from './get-evidence';
import { reportQuery } from './get-report';

/** Evidence changed: its list is asked for anew, and the report for its counts. */
export function useRefreshEvidence(reportId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    void queryClient.invalidateQueries({ queryKey: ['reports', 'list'] });
    void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
    await queryClient.invalidateQueries({ queryKey: evidenceQuery(reportId).queryKey });
  }, [queryClient, reportId]);
}
