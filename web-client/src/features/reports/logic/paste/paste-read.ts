import { fold } from '@/lib/fold';
import { parseNumber, type Notation, type NumberColumn } from '@/lib/number-input';

/** What the text of a pasted cell says where a figure is entered. */
export type PastedFigure =
  | { kind: 'empty' }
  | { kind: 'value'; value: number }
  | { kind: 'ambiguous'; readings: readonly [number, number] }
  /** "91,4 %" where an amount is asked for. */
  | { kind: 'rate'; value: number }
  /** `isWord`: "không phát sinh" itself, not a dash that may mean it. */
  | { kind: 'not_applicable'; isWord: boolean }
  | { kind: 'unreadable' };

export function readFigure(text: string, column: NumberColumn, notation?: Notation): PastedFigure {
  const none = notApplicable(text);
  if (none) return none;
  // "…" stands for a figure that exists and was not collected.
  if (/^(\.{3,}|…)$/.test(text.trim())) return { kind: 'empty' };
  const read = parseNumber(text, column, notation);
  if (read.kind !== 'invalid') return read;
  const rate = column === 'percent' || !/%\s*$/.test(text) ? undefined : parseNumber(text, 'percent', notation);
  return rate?.kind === 'value' ? { kind: 'rate', value: rate.value } : { kind: 'unreadable' };
}

/** Yes, no, or a tick in a column that is ticked. */
export function readYesNo(text: string): PastedFigure {
  const word = fold(text).trim();
  if (word === '') return { kind: 'empty' };
  if (['1', 'co', 'x', 'yes', 'da', 'dat', 'hoan thanh', 'da hoan thanh'].includes(word)) return { kind: 'value', value: 1 };
  if (['0', 'khong', 'no', 'chua', 'chua dat', 'chua hoan thanh'].includes(word)) return { kind: 'value', value: 0 };
  return notApplicable(text) ?? { kind: 'unreadable' };
}

/** Whether a cell could stand in a column of figures. */
export function isFigureLike(text: string): boolean {
  return readFigure(text, 'measure').kind !== 'unreadable' || /^\s*x\s*$/i.test(text);
}

/** Whether a cell holds a figure. */
export function hasFigure(text: string): boolean {
  return ['value', 'ambiguous', 'rate'].includes(readFigure(text, 'measure').kind);
}

function notApplicable(text: string): PastedFigure | undefined {
  const word = fold(text).replaceAll(/[\s."“”]+/g, ' ').trim();
  if (['khong phat sinh', 'khong ps', 'kps', 'k ps', 'k/ps'].includes(word)) return { kind: 'not_applicable', isWord: true };
  return /^[-–—−]$/.test(word) ? { kind: 'not_applicable', isWord: false } : undefined;
}
