import type { ReportRow } from '@/api-types';
import { draftOf, isFilled, resolve, type RowDraft } from './row-draft';
import { needsWord } from './warnings';

export interface SheetCounts {
  total: number;
  filled: number;
  faults: number;
  unexplained: readonly string[];
  missing: readonly string[];
}

/** `typed` answers what was typed into a row and not saved yet. */
export function countSheet(rows: readonly ReportRow[], typed: (row: ReportRow) => RowDraft | undefined): SheetCounts {
  const inputs = rows.map((row) => ({ row, draft: typed(row) ?? draftOf(row) }));
  const missing = inputs.filter(({ row, draft }) => !isFilled(row, draft)).map(({ row }) => row.planIndicatorId);
  return {
    total: rows.length,
    filled: rows.length - missing.length,
    faults: inputs.filter(({ row, draft }) => ['fault', 'ask'].includes(resolve(row, draft).kind)).length,
    unexplained: inputs.filter(({ row, draft }) => needsWord(row, draft)).map(({ row }) => row.planIndicatorId),
    missing,
  };
}
