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

/** `first` and `last` stay in the row, `top` and `bottom` in the column. */
export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'top' | 'bottom';

/** The cell that a key leads to; undefined at the edge of the sheet. */
export function nextCell(grid: readonly GridRow[], from: CellAddress, move: Move): CellAddress | undefined {
  const index = grid.findIndex((row) => row.rowId === from.rowId);
  const row = grid[index];
  if (row === undefined) return undefined;

  if (move === 'left' || move === 'right') {
    const field = row.fields[row.fields.indexOf(from.field) + (move === 'right' ? 1 : -1)];
    return field === undefined ? undefined : { rowId: row.rowId, field };
  }

  if (move === 'first' || move === 'last') {
    const field = move === 'first' ? row.fields[0] : row.fields.at(-1);
    return field === undefined || field === from.field ? undefined : { rowId: row.rowId, field };
  }

  // From the far end towards the row itself, or from the row on.
  const step = move === 'down' || move === 'top' ? 1 : -1;
  const start = move === 'top' ? 0 : move === 'bottom' ? grid.length - 1 : index + step;
  for (let at = start; at >= 0 && at < grid.length; at += step) {
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
