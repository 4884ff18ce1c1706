import type { ReportDraftValue } from '@/api-types';
import { openBrowserDatabase as open } from './browser-database';
import type { RowDraft } from '../row-draft';

/** What was typed into a row and not acknowledged by the server. */
export interface WaitingEntry {
  rowId: string;
  /** What the row was called; entries of an earlier build have none. */
  name?: string;
  draft: RowDraft;
  /** Values under way whose answer never came: any of them may stand on the server. */
  unanswered: readonly ReportDraftValue[];
  /** Another one with every change. */
  stamp: string;
  /** When it was typed. */
  at: string;
}

/** The entries of one person in one report, kept in this browser beyond reloads and crashes. */
export interface WaitingEntries {
  all(): Promise<WaitingEntry[]>;
  keep(entry: WaitingEntry): Promise<void>;
  holds(rowId: string, stamp: string): Promise<boolean>;
  /** Forgets the entry; a newer one of another tab stays. */
  drop(rowId: string, stamp: string): Promise<void>;
}

/** The key begins with the person: nobody else on the same PC reads or sends what they typed. */
export function waitingEntriesOf(personId: string, reportId: string): WaitingEntries {
  return {
    all: async () => (await open()).getAll('entries', within(personId, reportId)),
    keep: async (entry) => void (await (await open()).put('entries', { ...entry, personId, reportId })),
    holds: async (rowId, stamp) => (await (await open()).get('entries', [personId, reportId, rowId]))?.stamp === stamp,
    async drop(rowId, stamp) {
      const transaction = (await open()).transaction('entries', 'readwrite');
      const cursor = await transaction.store.openCursor(IDBKeyRange.only([personId, reportId, rowId]));
      if (cursor?.value.stamp === stamp) await cursor.delete();
      await transaction.done;
    },
  };
}

/** An entry and where it is kept: under its report, or under "report/row" where it is a hamlet's. */
export type PlacedEntry = WaitingEntry & { place: string };

/** All entries of a person in one report and its hamlets, whether a row for them is still there or not. */
export async function entriesOfReport(personId: string, reportId: string): Promise<PlacedEntry[]> {
  // "0" is the sign behind "/".
  const range = IDBKeyRange.bound([personId, reportId], [personId, `${reportId}0`], false, true);
  return (await (await open()).getAll('entries', range)).map(({ reportId: place, ...entry }) => ({ ...entry, place }));
}

/** How many entries and words of a person wait in this browser, by report. */
export async function countWaiting(personId: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const database = await open();
  const keys = [...(await database.getAllKeys('entries', within(personId))), ...(await database.getAllKeys('words', within(personId)))];
  for (const [, kept] of keys) {
    const reportId = kept.split('/')[0]!;
    counts.set(reportId, (counts.get(reportId) ?? 0) + 1);
  }
  return counts;
}

function within(...prefix: string[]): IDBKeyRange {
  // An array sorts behind every text.
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}
