import { saveFile } from './download';
import type { Language } from './period';

export type Cell = string | number | null;

export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

function field(cell: Cell, decimalComma: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimalComma ? String(cell).replace('.', ',') : String(cell);
  // A text that a spreadsheet would run as a formula is kept a text.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";,\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What Excel of the language opens in columns: BOM for the diacritics; semicolons and decimal commas in Vietnamese. */
export function toCsv({ columns, rows }: Table, language: Language): string {
  const separator = language === 'vi' ? ';' : ',';
  const lines = [columns, ...rows].map((row) => row.map((cell) => field(cell, language === 'vi')).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export function downloadCsv(name: string, table: Table, language: Language): void {
  saveFile(`${name}.csv`, new Blob([toCsv(table, language)], { type: 'text/csv;charset=utf-8' }));
}
