import type { HamletBreakdown, HamletDraftValue, HamletRow, HamletSum, ReportDraftValue, ReportRow, ReportView } from '@/api-types';
import { fold } from '@/lib/fold';
import { draftOf, resolve, type NumberField, type RowDraft } from './row-draft';

/** The hamlets of one row as rows of a sheet of their own: they are typed, checked, saved and moved through by the same means. */
export function hamletSheet(report: ReportView, row: ReportRow, breakdown: HamletBreakdown): ReportView {
  return { ...report, rows: breakdown.hamlets.filter(isCounted).map((hamlet, index) => hamletRow(row, hamlet, index)) };
}

function hamletRow(row: ReportRow, hamlet: HamletRow, index: number): ReportRow {
  return {
    ...row,
    planIndicatorId: hamlet.hamletId,
    number: String(index + 1),
    text: hamlet.name,
    actual: hamlet.actual,
    isByHamlet: false,
    warnings: [],
    isExplanationOld: false,
    // What judges the unit does not judge its parts.
    hamlets: undefined,
    heading: undefined,
    target: undefined,
    milestone: undefined,
    previous: undefined,
    lastVerified: undefined,
    attainment: undefined,
  };
}

/** Whether a hamlet's figures belong to the sum of this quarter; an ended one may only have reported before. */
export function isCounted({ isActive, actual }: HamletRow): boolean {
  return isActive || (actual?.entryKind ?? undefined) !== undefined;
}

/** What a row of the hamlets' sheet says to the server: a hamlet has no words of its own. */
export function toHamletValue({ planIndicatorId, version, entryKind, numerator, denominator, value }: ReportDraftValue): HamletDraftValue {
  return { hamletId: planIndicatorId, version, entryKind, numerator, denominator, value };
}

/** The sum as it will be once everything readable is saved: Σ numerator ÷ Σ denominator, or Σ value. */
export function liveSum(rows: readonly ReportRow[], typed: (row: ReportRow) => RowDraft | undefined): HamletSum {
  const values = rows.flatMap((row) => {
    const resolution = resolve(row, typed(row) ?? draftOf(row));
    return resolution.kind === 'ready' && (resolution.value.entryKind ?? undefined) !== undefined ? [resolution.value] : [];
  });
  const counted = values.filter(({ entryKind }) => entryKind !== 'not_applicable');
  const counts = { counted: counted.length, filled: values.length, total: rows.length };
  const sum = (field: NumberField) => rounded(counted.reduce((total, value) => total + (value[field] ?? 0), 0));
  const [first] = counted;
  if (first === undefined) return { ...counts, entryKind: values.length > 0 ? 'not_applicable' : undefined };
  if (first.entryKind === 'value') return { ...counts, entryKind: 'value', value: sum('value') };
  return { ...counts, entryKind: 'ratio', numerator: sum('numerator'), denominator: sum('denominator') };
}

/** Worst first in the direction of the indicator; without a figure last, in the order that they came in. */
export function weakestFirst(hamlets: readonly HamletRow[], direction: ReportRow['direction']): HamletRow[] {
  const sign = direction === 'up' ? 1 : -1;
  const isKnown = ({ actual }: HamletRow) => (actual?.value ?? undefined) !== undefined;
  return [
    ...hamlets.filter(isKnown).sort((one, other) => sign * ((one.actual?.value ?? 0) - (other.actual?.value ?? 0))),
    ...hamlets.filter((hamlet) => !isKnown(hamlet)),
  ];
}

export interface NamedPaste {
  lines: { rowId: string; cells: string[] }[];
  /** Names of lines with figures that belong to no hamlet: a total, a name spelt in another way. */
  unmatched: string[];
}

/**
 * A block with hamlet names in its first column, or in the second behind a running number; null where it names none. Names are found
 * whatever their case and blanks; without tone marks only where that leaves no doubt.
 */
export function namedPaste(table: readonly (readonly string[])[], rows: readonly ReportRow[]): NamedPaste | null {
  const find = nameFinder(rows);
  const column = [0, 1].find((at) => table.some((cells) => find(cells[at] ?? '') !== undefined));
  if (column === undefined) return null;

  const lines = new Map<string, string[]>();
  const unmatched: string[] = [];
  for (const cells of table.filter((line) => line.some((cell) => cell.trim() !== ''))) {
    const rowId = find(cells[column] ?? '');
    const figures = cells.slice(column + 1);
    if (rowId !== undefined && !lines.has(rowId)) lines.set(rowId, figures);
    // A line of words alone is the heading of the table.
    else if (figures.some((cell) => /\d/.test(cell))) unmatched.push(cells[column]?.trim() || '…');
  }
  return { lines: [...lines].map(([rowId, cells]) => ({ rowId, cells })), unmatched };
}

/** The cells of a hamlet, from left to right. */
export function hamletFields(row: Pick<ReportRow, 'kind'>): readonly NumberField[] {
  return row.kind === 'ratio' ? ['numerator', 'denominator'] : ['value'];
}

function nameFinder(rows: readonly ReportRow[]): (name: string) => string | undefined {
  const exact = new Map(rows.map((row) => [plain(row.text), row.planIndicatorId]));
  const folded = new Map<string, string[]>();
  for (const row of rows) folded.set(fold(plain(row.text)), [...(folded.get(fold(plain(row.text))) ?? []), row.planIndicatorId]);
  return (name) => {
    const key = plain(name);
    const alike = folded.get(fold(key)) ?? [];
    return exact.get(key) ?? (alike.length === 1 ? alike[0] : undefined);
  };
}

function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

// Sums of doubles: 0.1 + 0.2 is to stand as 0.3, as the store keeps it.
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
