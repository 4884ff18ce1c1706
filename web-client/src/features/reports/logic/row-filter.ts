import type { ReportRow } from '@/api-types';
import { fold } from '@/lib/fold';
import { isOpen } from './events';
import { isFilled, resolve, type RowDraft } from './row-draft';
import type { SaveState } from './saving/sheet-store';
import { needsWord } from './warnings';

/** A row as it stands in the sheet, typed figures included. */
export interface RowFacts {
  row: ReportRow;
  draft: RowDraft;
  save: SaveState;
  isUnsaved: boolean;
}

interface RowFilter {
  /** As the URL names it; its word is `filter.<code>` in reports.json. */
  code: string;
  applies: (facts: RowFacts) => boolean;
  /** Offered also where no row answers to it; the others come and go with their rows. */
  isConstant?: true;
}

/** What the rows of a sheet can be narrowed to, in the order of the chips. */
export const rowFilters = [
  { code: 'asked', applies: ({ row }) => isOpen(row) },
  { code: 'unfilled', isConstant: true, applies: ({ row, draft }) => !isFilled(row, draft) },
  { code: 'faults', isConstant: true, applies: isFaulty },
  { code: 'mine', applies: ({ row }) => row.isMine },
  { code: 'unexplained', applies: ({ row, draft }) => needsWord(row, draft) },
  { code: 'unsaved', isConstant: true, applies: ({ isUnsaved }) => isUnsaved },
] as const satisfies readonly RowFilter[];

export type RowFilterCode = (typeof rowFilters)[number]['code'];

export interface RowFilterOption {
  /** Null: all rows. */
  code: RowFilterCode | null;
  count: number;
}

/** A filter named in the URL; anything else filters nothing. */
export function parseRowFilter(text: string | null): RowFilterCode | null {
  return rowFilters.find(({ code }) => code === text)?.code ?? null;
}

/** The chips with their counts; the chosen one stays, also when its last row is gone. */
export function rowFilterOptions(rows: readonly RowFacts[], chosen: RowFilterCode | null): RowFilterOption[] {
  const options = rowFilters.map((filter: RowFilter & { code: RowFilterCode }) => ({ ...filter, count: rows.filter(filter.applies).length }));
  return [
    { code: null, count: rows.length },
    ...options.filter(({ code, count, isConstant }) => isConstant || count > 0 || code === chosen).map(({ code, count }) => ({ code, count })),
  ];
}

/** Ids of the rows that answer to the chip and to the search in number, name, code and heading. */
export function matchingRows(rows: readonly RowFacts[], chosen: RowFilterCode | null, search: string): string[] {
  const filter: RowFilter | undefined = rowFilters.find(({ code }) => code === chosen);
  const words = fold(search).split(/\s+/).filter(Boolean);
  return rows
    .filter((facts) => (filter?.applies(facts) ?? true) && hasWords(facts.row, words))
    .map(({ row }) => row.planIndicatorId);
}

/** Rows on screen: those that match, and those that did when the filter was set; what is being worked on does not vanish. */
export function keptRows(kept: ReadonlySet<string>, matching: readonly string[]): ReadonlySet<string> {
  return matching.every((rowId) => kept.has(rowId)) ? kept : new Set([...kept, ...matching]);
}

function isFaulty({ row, draft, save }: RowFacts): boolean {
  return save.kind === 'refused' || save.kind === 'conflict' || ['fault', 'ask'].includes(resolve(row, draft).kind);
}

function hasWords(row: ReportRow, words: readonly string[]): boolean {
  const text = fold([row.number, row.text, row.code, row.heading].filter(Boolean).join(' '));
  return words.every((word) => text.includes(word));
}
