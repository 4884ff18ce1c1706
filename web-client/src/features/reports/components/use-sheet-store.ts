import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { ApiProblem } from '@/lib/api/problem';
import { reportQuery } from '../api/get-report';
import { useKeepReport } from '../api/report-cache';
import { saveValues } from '../api/save-values';
import { createSheetStore, type SaveAnswer, type SheetStore } from '../logic/sheet-store';

// Between two tries on a dead line.
const retryEvery = 8_000;

/** The drafts of one report and their way to the server. */
export function useSheetStore(view: ReportView): SheetStore {
  const queryClient = useQueryClient();
  const keep = useKeepReport();
  const problemText = useProblemText();
  const reportId = view.summary.id ?? '';

  const [store] = useState(() => {
    const send = async (value: ReportDraftValue): Promise<SaveAnswer> => {
      try {
        return { kind: 'saved', view: await saveValues(reportId, { values: [value] }) };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        // The line or the server is down: what was typed waits.
        if (error.isOffline || error.status >= 502) return { kind: 'offline' };
        // Somebody changed the value or the report: what stands there now is shown.
        if (error.status === 409) void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
        const conflict = error.conflicts.find(({ planIndicatorId }) => planIndicatorId === value.planIndicatorId);
        if (conflict) return { kind: 'conflict', conflict };
        return { kind: 'refused', reason: Object.values(error.errors).flat()[0] ?? problemText(error) };
      }
    };
    return createSheetStore(send, keep);
  });

  useEffect(() => store.accept(view), [store, view]);

  useEffect(() => {
    const resume = () => store.resume();
    const warn = (event: BeforeUnloadEvent) => {
      store.commitAll();
      if (store.hasUnsaved()) event.preventDefault();
    };
    const timer = setInterval(resume, retryEvery);
    window.addEventListener('online', resume);
    window.addEventListener('beforeunload', warn);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', resume);
      window.removeEventListener('beforeunload', warn);
    };
  }, [store]);

  return store;
}
