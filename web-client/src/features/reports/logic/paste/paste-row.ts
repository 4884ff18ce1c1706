import type { ReportRow } from '@/api-types';
import { parseNumber, toNumberText, type Notation } from '@/lib/number-input';
import { isHalved } from './fraction-of-count';
import type { PasteColumn } from './paste-layout';
import { hasFigure, readFigure, readYesNo, type PastedFigure } from './paste-read';
import { ratioFactor } from '@/lib/ratio';
import { numberColumn, type NumberField, type RowDraft } from '../row-draft';

/** Why a cell of a paste has to be looked at before it lands. */
export type PasteDoubt =
  /** Two readings; waits for an answer. */
  | 'ambiguous'
  | 'unreadable'
  /** Another value stands there. */
  | 'overwrites'
  | 'empties'
  /** A dash, which may mean "không phát sinh". */
  | 'dash'
  /** A rate where numerator and denominator are entered. */
  | 'rate'
  /** The sheet computes this figure, and comes to another. */
  | 'computed'
  /** The row has no such cell. */
  | 'no_cell'
  /** A bare figure where a report in words is asked for. */
  | 'figure_for_text'
  /** A fraction where the cell counts people or things. */
  | 'fraction'
  /** The figure is the sum of the hamlets and is entered there. */
  | 'by_hamlet';

/** Cells that a block can fill. */
export type PasteField = NumberField | 'text' | 'note';

export interface PasteCell {
  key: string;
  rowId: string;
  field: PasteField;
  /** As it was copied. */
  text: string;
  /** What it would do to the row; null where it cannot land. */
  change: Partial<RowDraft> | null;
  doubt?: PasteDoubt;
  /** Not taken unless the person says so. */
  isLeftOut: boolean;
}

/** A line of the block, and what is known of its columns. */
export interface PasteLine {
  columns: readonly PasteColumn[];
  texts: readonly string[];
  notation: (column: number) => Notation | undefined;
  /** Notes that a figure has two readings; answers which notation was chosen. */
  ask: (column: number, text: string, readings: readonly [number, number]) => Notation | undefined;
}

// Percents are copied as they are shown, with one decimal at least.
const shownAlike = 0.1;

export function pasteIntoRow(row: ReportRow, draft: RowDraft, line: PasteLine): PasteCell[] {
  const cells = line.columns.includes('note') ? noteCell(row, draft, textOf(line, 'note')) : [];
  if (line.columns.every((column) => column === 'note')) return cells;
  if (row.isByHamlet) return [...summedCell(row, line), ...cells];
  switch (draft.mode) {
    case 'ratio':
      return [...ratioCells(row, draft, line), ...cells];
    case 'narrative':
      return [...narrativeCells(row, draft, line), ...cells];
    case 'percent':
    case 'value':
    case 'completion':
    case 'yes_no':
      return [...valueCells(row, draft, line), ...cells];
  }
}

function summedCell(row: ReportRow, line: PasteLine): PasteCell[] {
  const text = (['numerator', 'denominator', 'value'] as const).map((column) => textOf(line, column)).find(hasFigure);
  return text === undefined ? [] : [doubtful(row, 'value', text, 'by_hamlet')];
}

function ratioCells(row: ReportRow, draft: RowDraft, line: PasteLine): PasteCell[] {
  const fields = (['numerator', 'denominator'] as const).filter((field) => line.columns.includes(field));
  const figures = fields.map((field) => ({ field, text: textOf(line, field), figure: figureIn(row, draft, line, field, field) }));
  const none = figures.find(({ figure }) => figure.kind === 'not_applicable');
  if (none && figures.every(({ figure }) => figure.kind === 'not_applicable' || figure.kind === 'empty')) {
    return notApplicableCell(row, draft, none.field, none.text, none.figure);
  }
  const cells = figures.flatMap(({ field, text, figure }) => figureCell(row, draft, field, text, figure));
  const value = line.columns.includes('value') ? figureIn(row, draft, line, 'value', 'value') : undefined;
  return [...cells, ...(value ? computedCell(row, line, value, figures) : [])];
}

/** What was copied from the column that the sheet computes: passed over where it is the same, else shown. */
function computedCell(row: ReportRow, line: PasteLine, value: PastedFigure, fraction: readonly { figure: PastedFigure }[]): PasteCell[] {
  const text = textOf(line, 'value');
  if (value.kind === 'empty' || value.kind === 'not_applicable') return [];
  const [numerator, denominator] = fraction.map(({ figure }) => (figure.kind === 'value' ? figure.value : undefined));
  if (numerator !== undefined && denominator) {
    const computed = (numerator / denominator) * ratioFactor(row);
    const isSame = value.kind === 'value' && Math.abs(value.value - computed) <= shownAlike;
    return isSame ? [] : [doubtful(row, 'value', text, 'computed')];
  }
  return value.kind === 'value' ? [rateCell(row, 'value', text, value.value)] : [doubtful(row, 'value', text, 'unreadable')];
}

function valueCells(row: ReportRow, draft: RowDraft, line: PasteLine): PasteCell[] {
  const filled = (['value', 'numerator'] as const).filter((column) => textOf(line, column).trim() !== '');
  const source = filled[0] ?? (line.columns.includes('value') ? 'value' : 'numerator');
  const extra = [...filled.slice(1), 'denominator' as const].map((column) => textOf(line, column).trim());
  const stray = extra.find((text) => text !== '' && text !== textOf(line, source).trim() && hasFigure(text));
  const cells = line.columns.includes(source) ? figureCell(row, draft, 'value', textOf(line, source), figureIn(row, draft, line, 'value', source)) : [];
  return stray === undefined ? cells : [...cells, { ...doubtful(row, 'value', stray, 'no_cell'), key: `${row.planIndicatorId}.stray` }];
}

function narrativeCells(row: ReportRow, draft: RowDraft, line: PasteLine): PasteCell[] {
  const text = (['numerator', 'value', 'denominator'] as const).map((column) => textOf(line, column).trim()).find((said) => said !== '') ?? '';
  const figure = readFigure(text, 'measure');
  if (figure.kind === 'not_applicable') return notApplicableCell(row, draft, 'text', text, figure);
  if (hasFigure(text)) return [{ ...landing(row, draft, 'text', text, { text }), doubt: 'figure_for_text', isLeftOut: true }];
  if (text === '' || text === draft.text.trim()) return [];
  return [landing(row, draft, 'text', text, { text })];
}

function noteCell(row: ReportRow, draft: RowDraft, text: string): PasteCell[] {
  const note = text.trim();
  if (note === draft.note.trim()) return [];
  return [note === '' ? emptied(row, 'note', { note }) : { ...landing(row, { ...draft, isNotApplicable: false }, 'note', text, { note }), change: { note } }];
}

function figureCell(row: ReportRow, draft: RowDraft, field: NumberField, text: string, figure: PastedFigure): PasteCell[] {
  switch (figure.kind) {
    case 'empty':
      return draft.isNotApplicable || draft[field].text === '' ? [] : [emptied(row, field, { [field]: { text: '' } })];
    case 'value': {
      if (!draft.isNotApplicable && figureOf(row, draft, field) === figure.value) return [];
      const cell = landing(row, draft, field, text, { [field]: { text: toNumberText(figure.value), settled: figure.value } });
      return [isHalved(row, field, figure.value) ? { ...cell, doubt: 'fraction' } : cell];
    }
    case 'ambiguous':
      return [doubtful(row, field, text, 'ambiguous')];
    case 'rate':
      return draft.mode === 'ratio' ? [rateCell(row, field, text, figure.value)] : [doubtful(row, field, text, 'unreadable')];
    case 'not_applicable':
      return draft.mode === 'ratio' ? [doubtful(row, field, text, 'unreadable')] : notApplicableCell(row, draft, field, text, figure);
    case 'unreadable':
      return [doubtful(row, field, text, 'unreadable')];
  }
}

/** The figure of a cell, with the notation that the column gave away or the person chose. */
function figureIn(row: ReportRow, draft: RowDraft, line: PasteLine, field: NumberField, column: PasteColumn): PastedFigure {
  const index = line.columns.indexOf(column);
  const text = line.texts[index] ?? '';
  if (field === 'value' && draft.mode === 'yes_no') return readYesNo(text);
  const kind = field === 'value' && draft.mode === 'ratio' ? 'percent' : numberColumn(row, draft.mode, field);
  const figure = readFigure(text, kind, line.notation(index));
  if (figure.kind !== 'ambiguous') return figure;
  const notation = line.ask(index, text.trim(), figure.readings);
  return notation ? { kind: 'value', value: figure.readings[notation === 'vi' ? 0 : 1] } : figure;
}

function textOf({ columns, texts }: PasteLine, column: PasteColumn): string {
  return texts[columns.indexOf(column)] ?? '';
}

function figureOf(row: ReportRow, draft: RowDraft, field: NumberField): number | undefined {
  const { text, settled } = draft[field];
  const read = parseNumber(text, numberColumn(row, draft.mode, field));
  return settled ?? (read.kind === 'value' ? read.value : undefined);
}

/** A value that can land; it says so where something else stands there. */
function landing(row: ReportRow, draft: RowDraft, field: PasteField, text: string, change: Partial<RowDraft>): PasteCell {
  const stood = draft[field];
  const isFilled = draft.isNotApplicable || (typeof stood === 'string' ? stood : stood.text).trim() !== '';
  return {
    ...cellOf(row, field, text),
    change: draft.isNotApplicable ? { ...change, isNotApplicable: false } : change,
    ...(isFilled && { doubt: 'overwrites' as const }),
    isLeftOut: false,
  };
}

function notApplicableCell(row: ReportRow, draft: RowDraft, field: PasteField, text: string, figure: PastedFigure): PasteCell[] {
  if (draft.isNotApplicable) return [];
  const isWord = figure.kind === 'not_applicable' && figure.isWord;
  const cell = landing(row, draft, field, text, { isNotApplicable: true });
  return [isWord ? cell : { ...cell, doubt: 'dash', isLeftOut: true }];
}

function rateCell(row: ReportRow, field: PasteField, text: string, value: number): PasteCell {
  const change: Partial<RowDraft> = { mode: 'percent', isNotApplicable: false, value: { text: toNumberText(value), settled: value } };
  return { ...cellOf(row, field, text), change, doubt: 'rate', isLeftOut: true };
}

/** An empty cell was most likely copied because nothing was known. */
function emptied(row: ReportRow, field: PasteField, change: Partial<RowDraft>): PasteCell {
  return { ...cellOf(row, field, ''), change, doubt: 'empties', isLeftOut: true };
}

function doubtful(row: ReportRow, field: PasteField, text: string, doubt: PasteDoubt): PasteCell {
  return { ...cellOf(row, field, text), change: null, doubt, isLeftOut: true };
}

function cellOf(row: ReportRow, field: PasteField, text: string): Pick<PasteCell, 'key' | 'rowId' | 'field' | 'text'> {
  return { key: `${row.planIndicatorId}.${field}`, rowId: row.planIndicatorId, field, text: text.trim() };
}
