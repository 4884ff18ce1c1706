import type { ClipboardEvent, KeyboardEvent } from 'react';
import { nextCell, spreadPaste, type CellAddress, type GridRow, type Move } from '../logic/navigation';
import type { CellField, NumberField } from '../logic/row-draft';
import type { SheetStore } from '../logic/sheet-store';

type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Enter and the arrows move through the sheet as through a spreadsheet; a pasted block spreads over it. Tab stays the browser's. */
export function gridKeys(store: SheetStore) {
  return {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const cell = cellOf(event.target);
      if (!cell || event.nativeEvent.isComposing) return;
      const move = moveOf(event, cell);
      if (move === null) return;
      const to = nextCell(gridOf(event.currentTarget), addressOf(cell), move);
      // Without this Enter would open a list and an arrow would turn it, or walk a figure.
      if (to || event.key === 'Enter') event.preventDefault();
      if (to) focusCell(event.currentTarget, to);
    },
    onPaste(event: ClipboardEvent<HTMLElement>) {
      const cell = cellOf(event.target);
      const text = event.clipboardData.getData('text/plain');
      if (!cell || cell instanceof HTMLTextAreaElement || !/[\t\n]/.test(text.trimEnd())) return;
      event.preventDefault();
      const pasted = spreadPaste(gridOf(event.currentTarget), addressOf(cell), text);
      for (const { to, text: part } of pasted) {
        if (isNumberField(to.field)) store.edit(to.rowId, { [to.field]: { text: part } });
      }
      for (const rowId of new Set(pasted.map(({ to }) => to.rowId))) store.commit(rowId);
    },
  };
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
      // A report of several lines needs its line breaks.
      if (event.shiftKey || (cell.dataset.field === 'text' && !event.ctrlKey)) return null;
      return 'down';
    case 'ArrowDown':
      return !(cell instanceof HTMLSelectElement) && (cell instanceof HTMLInputElement || isAtEdge(cell, 'end')) ? 'down' : null;
    case 'ArrowUp':
      return !(cell instanceof HTMLSelectElement) && (cell instanceof HTMLInputElement || isAtEdge(cell, 'start')) ? 'up' : null;
    case 'ArrowLeft':
      return !event.shiftKey && !(cell instanceof HTMLSelectElement) && isAtEdge(cell, 'start') ? 'left' : null;
    case 'ArrowRight':
      return !event.shiftKey && !(cell instanceof HTMLSelectElement) && isAtEdge(cell, 'end') ? 'right' : null;
    default:
      return null;
  }
}

/** Whether the caret has nowhere to go inside the cell; a cell that was just entered is selected as a whole and counts as well. */
function isAtEdge(cell: HTMLInputElement | HTMLTextAreaElement, edge: 'start' | 'end'): boolean {
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

function cellOf(target: EventTarget): Cell | null {
  const isCell = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isCell && target.dataset.row ? target : null;
}

function addressOf(cell: Cell): CellAddress {
  return { rowId: cell.dataset.row ?? '', field: cell.dataset.field as CellField };
}

function isNumberField(field: CellField): field is NumberField {
  return field === 'numerator' || field === 'denominator' || field === 'value';
}
