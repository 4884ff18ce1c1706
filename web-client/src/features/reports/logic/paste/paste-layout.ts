import type { CellField } from '../row-draft';
import { hasFigure, isFigureLike } from './paste-read';

/** Columns of the sheet that a block can fill; `value` is what a row without a fraction takes, and what is computed of one. */
export type PasteColumn = 'numerator' | 'denominator' | 'value' | 'note';

export interface PasteLayout {
  /** Of the block, from left to right; shorter than the block where the sheet ends. */
  columns: readonly PasteColumn[];
  /** The line of words above the figures, left out. */
  header?: readonly string[];
  /** Lines by row of the sheet, from the row that the paste starts at. */
  lines: readonly (readonly string[])[];
  /** Empty lines that stand where the sheet has a heading, left out. */
  headingLines: number;
}

/**
 * How a block lies over the sheet.
 * @param starts Whether a row of the sheet, from the one that the paste starts at, is the first under its heading.
 */
export function layOut(
  table: readonly (readonly string[])[],
  from: CellField,
  starts: readonly boolean[],
  hasNotes: boolean,
): PasteLayout {
  const header = isHeader(table) ? table[0] : undefined;
  const body = header ? table.slice(1) : table;
  const lines = withoutHeadings(body, starts);
  const columns = columnsOf(body, from).filter((column) => hasNotes || column !== 'note');
  return { columns, header, lines, headingLines: body.length - lines.length };
}

const sheetColumns: readonly PasteColumn[] = ['numerator', 'denominator', 'value', 'note'];

function columnsOf(table: readonly (readonly string[])[], from: CellField): PasteColumn[] {
  const width = table[0]?.length ?? 0;
  const isFigures = (index: number) => table.some((line) => hasFigure(line[index] ?? '')) && table.every((line) => isFigureLike(line[index] ?? ''));
  const isFraction = width > 1 && isFigures(1);
  const start = startOf(from, isFraction);
  const columns = sheetColumns.slice(start, start + width);
  // Words behind the figures are the note; the percent that the sheet computes was not copied with them.
  return columns.map((column, index) => (column === 'value' && index > 0 && !isFigures(index) ? 'note' : column)).filter(isFirst);
}

function startOf(from: CellField, isFraction: boolean): number {
  switch (from) {
    case 'numerator':
    case 'text':
      return 0;
    case 'denominator':
      return 1;
    case 'value':
      // Two columns of figures are numerator and denominator, also where the first row happens to take one figure.
      return isFraction ? 0 : 2;
    case 'note':
    case 'source':
    case 'explanation':
      return 3;
  }
}

function isFirst<T>(item: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(item) === index;
}

function isHeader([first, ...rest]: readonly (readonly string[])[]): boolean {
  if (!first || !rest.some((line) => line.some(hasFigure))) return false;
  return first.some((cell) => !isFigureLike(cell) && /\p{L}{2}/u.test(cell)) && !first.some(hasFigure);
}

/** A copied form has lines for its headings. Where every heading of the sheet meets an empty line, these lines are headings. */
function withoutHeadings(lines: readonly (readonly string[])[], starts: readonly boolean[]): readonly (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  let line = 0;
  let found = 0;
  for (let row = 0; row < starts.length && line < lines.length; row += 1) {
    if (starts[row] && row > 0) {
      if (!lines[line]!.every((cell) => cell.trim() === '')) return lines;
      line += 1;
      found += 1;
    }
    if (line < lines.length) kept.push(lines[line]!);
    line += 1;
  }
  return found === 0 ? lines : [...kept, ...lines.slice(line)];
}
