import type { BoardCell, RemindOutcome, ReportState } from '@/api-types';
import { quarterCode } from '@/lib/period';
import { byAttention, isWithUnit } from './report-order';

/** A unit and its form of each quarter. */
export interface BoardRow {
  organizationId: string;
  organizationName: string;
  cells: ReadonlyMap<string, BoardCell>;
}

export function quartersOf(year: number): string[] {
  return ([1, 2, 3, 4] as const).map((quarter) => quarterCode({ year, quarter }));
}

export function cellsOf(cells: readonly BoardCell[], period: string): BoardCell[] {
  return cells.filter((cell) => cell.summary.period === period);
}

/** The units, whoever needs attention in the chosen quarter first; units that have no form in it stand last, unless a state is asked for. */
export function boardRows(cells: readonly BoardCell[], period: string, state: ReportState | null, now: Date): BoardRow[] {
  const rows = new Map<string, { organizationId: string; organizationName: string; cells: Map<string, BoardCell> }>();
  for (const cell of cells) {
    const { organizationId, organizationName } = cell.summary;
    const row = rows.get(organizationId) ?? { organizationId, organizationName, cells: new Map() };
    row.cells.set(cell.summary.period, cell);
    rows.set(organizationId, row);
  }
  const ordered = byAttention(
    cellsOf(cells, period).map((cell) => cell.summary),
    now,
  ).filter((report) => state === null || report.state === state);
  const shown = ordered.map((report) => rows.get(report.organizationId)!);
  return state === null ? [...shown, ...[...rows.values()].filter((row) => !row.cells.has(period))] : shown;
}

/** Forms that can be asked for. */
export function unsent(cells: readonly BoardCell[]): BoardCell[] {
  return cells.filter((cell) => isWithUnit(cell.summary.state));
}

export interface Place {
  organizationId: string;
  period: string;
}

/** The cell that an arrow key leads to, over gaps in a row; undefined at the edge. */
export function nextPlace(rows: readonly BoardRow[], periods: readonly string[], from: Place, key: string): Place | undefined {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step) return undefined;
  let row = rows.findIndex((candidate) => candidate.organizationId === from.organizationId);
  let column = periods.indexOf(from.period);
  for (;;) {
    row += step[0]!;
    column += step[1]!;
    const unit = rows[row];
    const period = periods[column];
    if (unit === undefined || period === undefined) return undefined;
    if (unit.cells.has(period)) return { organizationId: unit.organizationId, period };
  }
}

export const outcomeParts = ['reminded', 'alreadyReminded', 'alreadySent', 'nobody'] as const satisfies readonly (keyof RemindOutcome)[];

/** What became of a reminder, by name; parts that hold no unit are left out. */
export function namesOfOutcome(outcome: RemindOutcome, cells: readonly BoardCell[]): { part: keyof RemindOutcome; units: string[] }[] {
  const names = new Map(cells.map(({ summary }) => [summary.organizationId, summary.organizationName]));
  return outcomeParts
    .map((part) => ({ part, units: outcome[part].map((id) => names.get(id) ?? '') }))
    .filter(({ units }) => units.length > 0);
}
