import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery, usePerson } from '@/lib/api/session';
import { reportQuery } from '../api/get-report';
import { useKeepReport } from '../api/report-cache';
import { saveValues } from '../api/save-values';
import { blamedRows } from '../logic/blamed-rows';
import { createSheetStore, type SaveAnswer, type SheetStore } from '../logic/sheet-store';
import { waitingEntriesOf } from '../logic/waiting-entries';

// Between two tries on a dead line.
const retryEvery = 8_000;

/** The drafts of one report and their way to the server. */
export function useSheetStore(view: ReportView): SheetStore {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const keep = useKeepReport();
  const problemText = useProblemText();
  const reportId = view.summary.id ?? '';

  const [store] = useState(() => {
    const askAnew = () => void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });

    const send = async (values: readonly ReportDraftValue[], isRetry = false): Promise<SaveAnswer> => {
      // What one person typed must not travel under the session that another began in the next tab.
      if (queryClient.getQueryData(sessionQuery.queryKey)?.person?.id !== personId) return { kind: 'offline' };
      try {
        return { kind: 'saved', view: await saveValues(reportId, { values: [...values] }) };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isForNow(error)) return { kind: 'offline' };
        if (error.status === 401 || error.code === 'antiforgery') {
          // Signed out, or in again in another tab, which takes another token. The entries wait until this person is back.
          await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
          return isRetry ? { kind: 'offline' } : send(values, true);
        }
        // Somebody changed the value or the report: what stands there now is shown.
        if (error.status === 409) askAnew();
        return blamedRows(error, values) ?? { kind: 'refused', reason: problemText(error), isOfReport: [403, 404, 409].includes(error.status) };
      }
    };
    return createSheetStore({ send: (values) => send(values), onSaved: keep, onOvertaken: askAnew, entries: waitingEntriesOf(personId, reportId) });
  });

  useEffect(() => store.accept(view), [store, view]);

  useEffect(() => {
    void store.recover();
    const resume = () => store.resume();
    const flush = () => void store.flush();
    const warn = (event: BeforeUnloadEvent) => {
      store.commitAll();
      flush();
      if (store.wouldLose()) event.preventDefault();
    };
    const timer = setInterval(resume, retryEvery);
    window.addEventListener('online', resume);
    window.addEventListener('beforeunload', warn);
    // A phone ends a page in the background without asking it.
    document.addEventListener('visibilitychange', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', resume);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [store]);

  return store;
}

/** The line or the server is down, or asks for patience: it may work later as it is. */
function isForNow(error: ApiProblem): boolean {
  return error.isOffline || error.status === 429 || error.status >= 502;
}
