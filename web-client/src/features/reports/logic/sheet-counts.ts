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

export interface Band {
  key: string;
  heading?: string;
  rows: ReportRow[];
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

/** Rows under the plan's own headings, in the plan's order; a heading that comes back later is a band of its own. */
export function bandsOf(rows: readonly ReportRow[]): Band[] {
  const bands: Band[] = [];
  for (const row of rows) {
    const heading = row.heading ?? undefined;
    const last = bands.at(-1);
    if (last === undefined || last.heading !== heading) bands.push({ key: row.planIndicatorId, heading, rows: [row] });
    else last.rows.push(row);
  }
  return bands;
}
