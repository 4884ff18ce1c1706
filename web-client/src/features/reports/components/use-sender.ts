import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery, usePerson } from '@/lib/api/session';
import { blamedRows } from '../logic/blamed-rows';
import type { SaveAnswer } from '../logic/sheet-store';

type Save = (values: readonly ReportDraftValue[]) => Promise<ReportView>;
type Send = (values: readonly ReportDraftValue[]) => Promise<SaveAnswer>;

/** Makes of a call to the server what a store of drafts wants to hear: saved, later, or which rows are the reason. */
export function useSender(): (save: Save, askAnew: () => void) => Send {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const problemText = useProblemText();

  return useCallback(
    (save, askAnew) => {
      const send = async (values: readonly ReportDraftValue[], isRetry = false): Promise<SaveAnswer> => {
        // What one person typed must not travel under the session that another began in the next tab.
        if (queryClient.getQueryData(sessionQuery.queryKey)?.person?.id !== personId) return { kind: 'offline' };
        try {
          return { kind: 'saved', view: await save(values) };
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
      return (values) => send(values);
    },
    [queryClient, personId, problemText],
  );
}

/** The line or the server is down, or asks for patience: it may work later as it is. */
function isForNow(error: ApiProblem): boolean {
  return error.isOffline || error.status === 429 || error.status >= 502;
}
