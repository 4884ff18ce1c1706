import type { ReportRow } from '@/api-types';
import { notationOf, type Notation } from '@/lib/number-input';
import { layOut, type PasteColumn, type PasteLayout } from './paste-layout';
import { pasteIntoRow, type PasteCell } from './paste-row';
import { resolve, type CellField, type FaultCode, type RowDraft } from '../row-draft';

export interface PasteRow {
  row: ReportRow;
  draft: RowDraft;
  /** The first row under its heading. */
  isFirstOfBand: boolean;
}

/** A copied block and the sheet that it is pasted into. */
export interface Paste {
  /** Those on screen, in the plan's order. */
  rows: readonly PasteRow[];
  from: { rowId: string; field: CellField };
  table: readonly (readonly string[])[];
  /** Whether the sheet has a column of notes. */
  hasNotes: boolean;
}

/** One answer for a column; where the column contradicts itself, one for each cell. */
export interface PasteQuestion {
  key: string;
  column: PasteColumn;
  text: string;
  readings: readonly [number, number];
  count: number;
}

export interface PastePlan extends Omit<PasteLayout, 'lines'> {
  cells: readonly PasteCell[];
  questions: readonly PasteQuestion[];
  /** Cells with something in them beyond the last row or column. */
  overflow: number;
}

/** Where a copied block goes and what is unclear about it. Nothing is written here. */
export function planPaste({ rows, from, table, hasNotes }: Paste, answers: ReadonlyMap<string, Notation> = new Map()): PastePlan {
  const start = rows.findIndex(({ row }) => row.planIndicatorId === from.rowId);
  const targets = start < 0 ? [] : rows.slice(start);
  const { lines, ...layout } = layOut(
    table,
    from.field,
    targets.map(({ isFirstOfBand }) => isFirstOfBand),
    hasNotes,
  );
  const notations = layout.columns.map((_, index) => notationOf(lines.map((line) => line[index] ?? '')));
  const questions = new Map<string, PasteQuestion>();

  const cells = targets.slice(0, lines.length).flatMap(({ row, draft }, index) =>
    pasteIntoRow(row, draft, {
      columns: layout.columns,
      texts: lines[index]!,
      notation: (column) => {
        const notation = notations[column];
        return notation === 'mixed' ? undefined : notation;
      },
      ask(column, text, readings) {
        const key = notations[column] === 'mixed' ? `${row.planIndicatorId} ${column}` : `${column}`;
        const asked = questions.get(key);
        questions.set(key, { key, column: layout.columns[column]!, text, readings, ...asked, count: (asked?.count ?? 0) + 1 });
        return answers.get(key);
      },
    }),
  );
  const beyond = lines.flatMap((line, index) => (index < targets.length ? line.slice(layout.columns.length) : line));
  return { ...layout, cells, questions: [...questions.values()], overflow: beyond.filter((cell) => cell.trim() !== '').length };
}

/** Cells that land unless the person says otherwise. */
export function takenAtFirst(plan: PastePlan): ReadonlySet<string> {
  return new Set(plan.cells.filter(({ change, isLeftOut }) => change && !isLeftOut).map(({ key }) => key));
}

/** What the taken cells do to each row. */
export function changesOf(plan: PastePlan, taken: ReadonlySet<string>): ReadonlyMap<string, Partial<RowDraft>> {
  const changes = new Map<string, Partial<RowDraft>>();
  for (const { key, rowId, change } of plan.cells) {
    if (change && taken.has(key)) changes.set(rowId, { ...changes.get(rowId), ...change });
  }
  return changes;
}

/** Rows that a paste would leave with a figure that cannot be saved. */
export function faultsOf(rows: readonly PasteRow[], changes: ReadonlyMap<string, Partial<RowDraft>>): ReadonlyMap<string, FaultCode> {
  const faults = new Map<string, FaultCode>();
  for (const { row, draft } of rows) {
    const change = changes.get(row.planIndicatorId);
    const resolution = change && resolve(row, { ...draft, ...change });
    if (resolution?.kind === 'fault') faults.set(row.planIndicatorId, resolution.code);
  }
  return faults;
}

/** Whether nothing about a paste wants to be looked at first. */
export function isClear(plan: PastePlan, rows: readonly PasteRow[]): boolean {
  return (
    plan.cells.every(({ doubt }) => doubt === undefined) &&
    plan.header === undefined &&
    plan.headingLines === 0 &&
    plan.overflow === 0 &&
    faultsOf(rows, changesOf(plan, takenAtFirst(plan))).size === 0
  );
}

/** What puts a row back as it was before a paste, where it still says what was pasted. */
export function undoneBy(before: RowDraft, pasted: Partial<RowDraft>, now: RowDraft): Partial<RowDraft> {
  const fields = (Object.keys(pasted) as (keyof RowDraft)[]).filter((field) => isSame(now[field], pasted[field]));
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

function isSame(left: unknown, right: unknown): boolean {
  // A stored figure may be written in another way than it was pasted.
  const figure = (cell: unknown) => (typeof cell === 'object' && cell !== null && 'settled' in cell ? cell.settled : undefined);
  return JSON.stringify(figure(left) ?? left) === JSON.stringify(figure(right) ?? right);
}
