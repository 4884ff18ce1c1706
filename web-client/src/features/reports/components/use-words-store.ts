import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportView, WordsDraft } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery, usePerson } from '@/lib/api/session';
import { reportQuery } from '../api/get-report';
import { useKeepReport } from '../api/report-cache';
import { saveWords } from '../api/save-words';
import { waitingWordsOf } from '../logic/waiting-words';
import { createWordsStore, type WordsAnswer, type WordsStore } from '../logic/words-store';

// randomUUID is not there on the plain http of a local network.
const newStamp = () => `${Date.now().toString(36)}.${Math.random().toString(36).slice(2)}`;

// Between two tries on a dead line.
const retryEvery = 8_000;

/** The words of one report and their way to the server. */
export function useWordsStore(view: ReportView): WordsStore {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const keep = useKeepReport();
  const problemText = useProblemText();
  const reportId = view.summary.id ?? '';
  const { canEdit } = view.actions;

  const [store] = useState(() => {
    const send = async (draft: WordsDraft): Promise<WordsAnswer> => {
      // What one person typed must not travel under the session that another began in the next tab.
      if (queryClient.getQueryData(sessionQuery.queryKey)?.person?.id !== personId) return { kind: 'offline' };
      try {
        const answer = await saveWords(reportId, draft);
        keep(answer);
        return { kind: 'saved', words: answer.words };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.isOffline || error.status === 429 || error.status >= 502) return { kind: 'offline' };
        if (error.status === 401 || error.code === 'antiforgery') {
          // Signed in again in another tab: with the new token the next try gets through.
          await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
          return { kind: 'offline' };
        }
        if (error.status === 409) void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
        if (error.words) return { kind: 'conflict', theirs: error.words.theirs };
        return { kind: 'refused', reason: Object.values(error.errors).flat()[0] ?? problemText(error) };
      }
    };
    return createWordsStore(view.words, { send, waiting: waitingWordsOf(personId, reportId), newStamp });
  });

  useEffect(() => store.accept(view.words), [store, view.words]);

  useEffect(() => {
    if (!canEdit) return;
    void store.recover();
    const resume = () => store.resume();
    // A phone ends a page in the background without asking it.
    const commit = () => store.commit();
    const timer = setInterval(resume, retryEvery);
    window.addEventListener('online', resume);
    document.addEventListener('visibilitychange', commit);
    return () => {
      commit();
      clearInterval(timer);
      window.removeEventListener('online', resume);
      document.removeEventListener('visibilitychange', commit);
    };
  }, [store, canEdit]);

  return store;
}
