import type { ActualView, ReportRow } from '@/api-types';
import type { Language } from '@/lib/period';
import { actualText, type FigureRow, type Words } from './figures';

/** What a value looked like before, and before what. */
export interface EarlierValue {
  since: 'verified' | 'submitted';
  before: ActualView;
}

/** What a row said when it was verified or seen last, where it says something else now; the later comparison last. */
export function earlierValues({ lastVerified, lastSubmitted }: ReportRow): EarlierValue[] {
  return [
    ...(lastVerified ? [{ since: 'verified' as const, before: lastVerified }] : []),
    ...(lastSubmitted ? [{ since: 'submitted' as const, before: lastSubmitted }] : []),
  ];
}

/** Rows that no longer say what the reviewer has seen. */
export function changedRows(rows: readonly ReportRow[]): ReportRow[] {
  return rows.filter((row) => earlierValues(row).length > 0);
}

export type ChangedField = 'figure' | 'note' | 'source' | 'explanation';

/** One part of a cell that changed; null where nothing stood or stands. */
export interface Difference {
  field: ChangedField;
  from: string | null;
  to: string | null;
}

const remarks = ['note', 'source', 'explanation'] as const;

/** What changed between two values of a row, in words. A percent that was typed and the same one computed read differently. */
export function differences(
  row: FigureRow,
  before: ActualView | null | undefined,
  after: ActualView | null | undefined,
  words: Words,
  language: Language,
): Difference[] {
  const figure = { from: actualText(row, before, words, language), to: actualText(row, after, words, language) };
  const kinds = { from: before?.entryKind ?? null, to: after?.entryKind ?? null };
  const isFigure = figure.from !== figure.to || kinds.from !== kinds.to;
  return [
    ...(isFigure ? [{ field: 'figure' as const, ...figure }] : []),
    ...remarks
      .map((field) => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null }))
      .filter(({ from, to }) => from !== to),
  ];
}
