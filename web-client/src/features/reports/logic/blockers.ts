import type { ReportRow } from '@/api-types';
import { isOpen } from './events';
import type { RowDraft } from './row-draft';
import { countSheet } from './sheet-counts';

export type BlockerKind = 'missing' | 'unexplained' | 'unanswered';

export interface Blocker {
  kind: BlockerKind;
  /** Never empty. */
  rows: readonly ReportRow[];
}

/** What keeps a report from being sent, as the server judges it; `typed` answers what was typed into a row and not saved yet. */
export function blockersOf(rows: readonly ReportRow[], typed: (row: ReportRow) => RowDraft | undefined): Blocker[] {
  const { missing, unexplained } = countSheet(rows, typed);
  const all: Blocker[] = [
    { kind: 'missing', rows: rows.filter(({ planIndicatorId }) => missing.includes(planIndicatorId)) },
    { kind: 'unexplained', rows: rows.filter(({ planIndicatorId }) => unexplained.includes(planIndicatorId)) },
    { kind: 'unanswered', rows: rows.filter(isOpen) },
  ];
  return all.filter((blocker) => blocker.rows.length > 0);
}
