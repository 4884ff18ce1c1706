import { openBrowserDatabase } from './browser-database';
import type { WordsTexts } from './words-store';

/** Words of a report that the server has not acknowledged. */
export interface WaitingWords {
  texts: WordsTexts;
  /** What they were typed on. */
  base: WordsTexts & { version: number };
  /** Another one with every change. */
  stamp: string;
}

/** The words of one person in one report, kept in this browser beyond reloads and crashes. */
export interface WaitingWordsStore {
  read(): Promise<WaitingWords | undefined>;
  keep(words: WaitingWords): Promise<void>;
  /** Forgets them; newer ones of another tab stay. */
  drop(stamp: string): Promise<void>;
}

export function waitingWordsOf(personId: string, reportId: string): WaitingWordsStore {
  return {
    read: async () => (await openBrowserDatabase()).get('words', [personId, reportId]),
    keep: async (words) => void (await (await openBrowserDatabase()).put('words', { ...words, personId, reportId })),
    async drop(stamp) {
      const transaction = (await openBrowserDatabase()).transaction('words', 'readwrite');
      const kept = await transaction.store.get([personId, reportId]);
      if (kept?.stamp === stamp) await transaction.store.delete([personId, reportId]);
      await transaction.done;
    },
  };
}
