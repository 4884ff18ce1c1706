import type { KeyboardEvent } from 'react';
import { nextCell, type CellAddress, type GridRow, type Move } from '../../logic/navigation';
import type { CellField } from '../../logic/row-draft';

type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Enter, the arrows, Home and End move through the sheet as through a spreadsheet. Tab stays the browser's. */
export function handleGridKey(event: KeyboardEvent<HTMLElement>): void {
  const cell = cellOf(event.target);
  if (!cell || event.nativeEvent.isComposing || event.defaultPrevented) return;
  const move = moveOf(event, cell);
  if (move === null) return;
  const to = nextCell(gridOf(event.currentTarget), addressOf(cell), move);
  // Without this Enter would open a list and an arrow would turn it, or walk a figure.
  if (to || event.key === 'Enter') event.preventDefault();
  if (to) focusCell(event.currentTarget, to);
}

export function focusCell(container: ParentNode, { rowId, field }: CellAddress): void {
  const cell = cellsOf(container).find((candidate) => candidate.dataset.row === rowId && candidate.dataset.field === field);
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.select();
}

function moveOf(event: KeyboardEvent, cell: Cell): Move | null {
  if (event.altKey || event.metaKey) return null;
  switch (event.key) {
    case 'Enter':
      // A report of several lines needs its line breaks, and so may a note.
      if (cell.dataset.field === 'text' || (event.shiftKey && cell instanceof HTMLTextAreaElement)) return null;
      return event.shiftKey ? 'up' : 'down';
    case 'Home':
      if (event.ctrlKey) return 'top';
      return !event.shiftKey && isAtEdge(cell, 'start') ? 'first' : null;
    case 'End':
      if (event.ctrlKey) return 'bottom';
      return !event.shiftKey && isAtEdge(cell, 'end') ? 'last' : null;
    case 'ArrowDown':
      return cell instanceof HTMLInputElement || isAtEdge(cell, 'end') ? 'down' : null;
    case 'ArrowUp':
      return cell instanceof HTMLInputElement || isAtEdge(cell, 'start') ? 'up' : null;
    case 'ArrowLeft':
      return !event.shiftKey && isAtEdge(cell, 'start') ? 'left' : null;
    case 'ArrowRight':
      return !event.shiftKey && isAtEdge(cell, 'end') ? 'right' : null;
    default:
      return null;
  }
}

/**
 * Whether the caret has nowhere to go inside the cell; a cell that was just entered is selected as a whole and counts as well. A list keeps these keys
 * for its own.
 */
function isAtEdge(cell: Cell, edge: 'start' | 'end'): boolean {
  if (cell instanceof HTMLSelectElement) return false;
  const { selectionStart, selectionEnd, value } = cell;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  return isWhole || (selectionStart === selectionEnd && selectionStart === (edge === 'start' ? 0 : value.length));
}

function gridOf(container: ParentNode): GridRow[] {
  const rows = new Map<string, CellField[]>();
  for (const cell of cellsOf(container)) {
    const { rowId, field } = addressOf(cell);
    rows.set(rowId, [...(rows.get(rowId) ?? []), field]);
  }
  return [...rows].map(([rowId, fields]) => ({ rowId, fields }));
}

function cellsOf(container: ParentNode): Cell[] {
  return [...container.querySelectorAll<Cell>('[data-row][data-field]')];
}

export function cellOf(target: EventTarget): Cell | null {
  const isCell = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isCell && target.dataset.row ? target : null;
}

export function addressOf(cell: Cell): CellAddress {
  return { rowId: cell.dataset.row ?? '', field: cell.dataset.field as CellField };
}
