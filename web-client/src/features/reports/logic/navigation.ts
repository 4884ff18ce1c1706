import type { CellField } from './row-draft';

export interface CellAddress {
  rowId: string;
  field: CellField;
}

export interface GridRow {
  rowId: string;
  /** From left to right, as drawn. */
  fields: readonly CellField[];
}

export type Move = 'up' | 'down' | 'left' | 'right';

/** The cell that a key leads to; undefined at the edge of the sheet. */
export function nextCell(grid: readonly GridRow[], from: CellAddress, move: Move): CellAddress | undefined {
  const index = grid.findIndex((row) => row.rowId === from.rowId);
  const row = grid[index];
  if (row === undefined) return undefined;

  if (move === 'left' || move === 'right') {
    const field = row.fields[row.fields.indexOf(from.field) + (move === 'right' ? 1 : -1)];
    return field === undefined ? undefined : { rowId: row.rowId, field };
  }

  const step = move === 'down' ? 1 : -1;
  for (let at = index + step; at >= 0 && at < grid.length; at += step) {
    const candidate = grid[at]!;
    const field = sameColumn(candidate, from.field);
    if (field !== undefined) return { rowId: candidate.rowId, field };
  }
  return undefined;
}

// A row without the column takes the move at its main input, so a hand that runs down the figures skips no row.
function sameColumn(row: GridRow, field: CellField): CellField | undefined {
  if (row.fields.includes(field)) return field;
  return isRemark(field) ? undefined : row.fields.find((candidate) => !isRemark(candidate));
}

function isRemark(field: CellField): boolean {
  return field === 'note' || field === 'explanation';
}

export interface PastedCell {
  to: CellAddress;
  text: string;
}

/** Where a block copied from a spreadsheet goes: lines run down the sheet, tabs to the right; what has no cell is left out. */
export function spreadPaste(grid: readonly GridRow[], from: CellAddress, text: string): PastedCell[] {
  const cells: PastedCell[] = [];
  let line: CellAddress | undefined = from;
  for (const content of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    if (line === undefined) break;
    let cell: CellAddress | undefined = line;
    for (const part of content.split('\t')) {
      // A block of figures does not run on into the notes.
      if (cell === undefined || (isRemark(cell.field) && cell.field !== from.field)) break;
      cells.push({ to: cell, text: part.trim() });
      cell = nextCell(grid, cell, 'right');
    }
    line = nextCell(grid, line, 'down');
  }
  return cells;
}
