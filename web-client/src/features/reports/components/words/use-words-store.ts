import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportView, WordsDraft } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { usePerson } from '@/lib/api/session';
import { reportQuery } from '../../api/get-report';
import { useLine } from '../../api/line';
import { useKeepReport } from '../../api/report-cache';
import { saveWords } from '../../api/save-words';
import { newStamp } from '../../logic/saving/new-stamp';
import { waitingWordsOf } from '../../logic/saving/waiting-words';
import { createWordsStore, type WordsAnswer, type WordsStore } from '../../logic/saving/words-store';

/** The words of one report and their way to the server. */
export function useWordsStore(view: ReportView): WordsStore {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const keep = useKeepReport();
  const line = useLine();
  const problemText = useProblemText();
  const reportId = view.summary.id ?? '';
  const { canEdit } = view.actions;

  const [store] = useState(() => {
    const send = async (draft: WordsDraft): Promise<WordsAnswer> => {
      const answer = await line(() => saveWords(reportId, draft));
      if (answer.kind === 'offline') return answer;
      if (answer.kind === 'taken') {
        keep(answer.value);
        return { kind: 'saved', words: answer.value.words };
      }
      const { problem } = answer;
      if (problem.status === 409) void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
      if (problem.words) return { kind: 'conflict', theirs: problem.words.theirs };
      return { kind: 'refused', reason: Object.values(problem.errors).flat()[0] ?? problemText(problem) };
    };
    return createWordsStore(view.words, { send, waiting: waitingWordsOf(personId, reportId), newStamp });
  });

  useEffect(() => store.accept(view.words, canEdit), [store, view.words, canEdit]);
  useEffect(() => {
    void store.recover();
    return () => store.commit();
  }, [store]);

  return store;
}
