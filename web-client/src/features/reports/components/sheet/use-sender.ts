import { useCallback } from 'react';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { useLine } from '../../api/line';
import { blamedRows } from '../../logic/blamed-rows';
import type { SaveAnswer } from '../../logic/saving/sheet-store';

type Save = (values: readonly ReportDraftValue[]) => Promise<ReportView>;
type Send = (values: readonly ReportDraftValue[]) => Promise<SaveAnswer>;

/** Makes of a call to the server what a store of drafts wants to hear: saved, later, or which rows are the reason. */
export function useSender(): (save: Save, askAnew: () => void) => Send {
  const line = useLine();
  const problemText = useProblemText();

  return useCallback(
    (save, askAnew) => async (values) => {
      const answer = await line(() => save(values));
      if (answer.kind === 'taken') return { kind: 'saved', view: answer.value };
      if (answer.kind === 'offline') return answer;
      const { problem } = answer;
      // Somebody changed the value or the report: what stands there now is shown.
      if (problem.status === 409) askAnew();
      return blamedRows(problem, values) ?? { kind: 'refused', reason: problemText(problem), isOfReport: [403, 404, 409].includes(problem.status) };
    },
    [line, problemText],
  );
}
