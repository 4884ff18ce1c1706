import { isPercent, ratioFactor } from '@/lib/ratio';
import { parseNumber, toNumberText, type NumberColumn, type NumberInput } from '@/lib/number-input';
import type { ActualView, EntryKind, ReportDraftValue, ReportRow } from '@/api-types';

export type NumberField = 'numerator' | 'denominator' | 'value';
export type TextField = 'text' | 'note' | 'source' | 'explanation';
export type CellField = NumberField | TextField;

/** Words beside a figure; each may stand without one. */
type Remark = Exclude<TextField, 'text'>;

const remarks: readonly Remark[] = ['note', 'source', 'explanation'];

/** How the inputs of a row are laid out; "không phát sinh" is a mark on top of it. */
export type EntryMode = Exclude<EntryKind, 'not_applicable'>;

/** A typed figure. `settled` is the figure meant where the text was stored before or the person was asked about it. */
export interface NumberCell {
  text: string;
  settled?: number;
}

/** What stands in the inputs of a row, saved or not. */
export interface RowDraft {
  mode: EntryMode;
  isNotApplicable: boolean;
  numerator: NumberCell;
  denominator: NumberCell;
  value: NumberCell;
  text: string;
  note: string;
  source: string;
  explanation: string;
  /** A word that was written for another figure stands for this one as well. */
  isExplanationKept?: boolean;
  /** The version that the person saw when the first key was pressed. */
  baseVersion: number;
}

export type FaultCode =
  'not_a_number' | 'negative' | 'denominator_zero' | 'numerator_above_denominator' | 'percent_above_100' | 'completion_above_100';

type DraftBase = Pick<ReportDraftValue, 'planIndicatorId' | 'version' | 'isExplanationKept' | Remark>;

export type Resolution =
  | { kind: 'ready'; value: ReportDraftValue }
  | { kind: 'incomplete'; missing: NumberField }
  | { kind: 'ask'; field: NumberField; readings: readonly [number, number] }
  | { kind: 'fault'; field: NumberField; code: FaultCode };

export function naturalMode(row: ReportRow): EntryMode {
  if (row.target?.operator === 'completion' && row.kind !== 'ratio') return 'completion';
  return row.kind;
}

export function fieldsOf(mode: EntryMode): CellField[] {
  switch (mode) {
    case 'ratio':
      return ['numerator', 'denominator', 'note'];
    case 'percent':
    case 'value':
    case 'completion':
    case 'yes_no':
      return ['value', 'note'];
    case 'narrative':
      return ['text', 'note'];
  }
}

export function numberColumn(row: ReportRow, mode: EntryMode, field: NumberField): NumberColumn {
  if (field !== 'value') return 'amount';
  if (mode === 'completion' || isPercent(row)) return 'percent';
  return row.decimals === 0 && mode === 'value' ? 'amount' : 'measure';
}

export function draftOf(row: ReportRow): RowDraft {
  return draftFrom(row, row.actual ?? undefined);
}

export function draftFrom(row: ReportRow, actual: ActualView | undefined): RowDraft {
  const entryKind = actual?.entryKind ?? undefined;
  return {
    mode: entryKind === undefined || entryKind === 'not_applicable' ? naturalMode(row) : entryKind,
    isNotApplicable: entryKind === 'not_applicable',
    numerator: cellOf(actual?.numerator),
    denominator: cellOf(actual?.denominator),
    value: entryKind === 'ratio' ? { text: '' } : cellOf(actual?.value),
    text: actual?.text ?? '',
    note: actual?.note ?? '',
    source: actual?.source ?? '',
    explanation: actual?.explanation ?? '',
    baseVersion: actual?.version ?? 0,
  };
}

/** What the draft says to the server, or why it cannot be said yet. */
export function resolve(row: ReportRow, draft: RowDraft): Resolution {
  const base = {
    planIndicatorId: row.planIndicatorId,
    version: draft.baseVersion,
    ...Object.fromEntries(remarks.map((field) => [field, draft[field].trim()]).filter(([, text]) => text !== '')),
    ...(row.isExplanationOld && draft.isExplanationKept && { isExplanationKept: true }),
  };
  if (row.isByHamlet) return { kind: 'ready', value: { ...base, ...figuresOf(row.actual) } };
  if (draft.isNotApplicable) return { kind: 'ready', value: { ...base, entryKind: 'not_applicable' } };

  switch (draft.mode) {
    case 'ratio':
      return resolveRatio(row, draft, base);
    case 'narrative': {
      const text = draft.text.trim();
      return { kind: 'ready', value: text === '' ? base : { ...base, entryKind: 'narrative', text } };
    }
    case 'percent':
    case 'value':
    case 'completion':
    case 'yes_no': {
      const read = readCell(row, draft, 'value');
      if (read.kind === 'empty') return isAnotherWay(row, draft) ? { kind: 'incomplete', missing: 'value' } : emptied(base);
      if (read.kind !== 'value') return unreadable('value', read);
      const code = valueFault(row, draft.mode, read.value);
      if (code !== undefined) return { kind: 'fault', field: 'value', code };
      return { kind: 'ready', value: { ...base, entryKind: draft.mode, value: read.value } };
    }
  }
}

/** The figure that the row would be stored with, of a ratio the computed one; undefined where there is none, or it cannot be stored. */
export function enteredFigure(row: ReportRow, draft: RowDraft): { value: number; entryKind: EntryKind } | undefined {
  const resolution = resolve(row, draft);
  if (resolution.kind !== 'ready') return undefined;
  const { entryKind, numerator, denominator, value } = resolution.value;
  if (!entryKind) return undefined;
  if (numerator != null && denominator) return { entryKind, value: (numerator / denominator) * ratioFactor(row) };
  return value == null ? undefined : { entryKind, value };
}

/** Whether sending the value would change nothing. */
export function isStored(value: ReportDraftValue, actual: ActualView | null | undefined): boolean {
  return !value.isExplanationKept && isSameEntry(value, actual) && hasSameRemarks(value, actual);
}

/** The same figures or text, whatever was remarked beside them. */
export function isSameEntry(value: ReportDraftValue, actual: ActualView | null | undefined): boolean {
  const kind = value.entryKind ?? undefined;
  const storedKind = actual?.entryKind ?? undefined;
  if (kind !== storedKind) return false;
  switch (kind) {
    case undefined:
    case 'not_applicable':
      return true;
    case 'ratio':
      return value.numerator === actual?.numerator && value.denominator === actual?.denominator;
    case 'narrative':
      return (value.text ?? '') === (actual?.text ?? '');
    case 'percent':
    case 'value':
    case 'completion':
    case 'yes_no':
      return value.value === actual?.value;
  }
}

export function hasSameRemarks(one: Partial<Record<Remark, string | null>> | null | undefined, other: typeof one): boolean {
  return remarks.every((field) => (one?.[field] ?? '') === (other?.[field] ?? ''));
}

export function isFilled(row: ReportRow, draft: RowDraft): boolean {
  // A value that the unit entered before any hamlet stands for all of them (HamletRules.IsIncomplete).
  if (row.hamlets && row.hamlets.filled > 0 && row.hamlets.filled < row.hamlets.total) return false;
  const resolution = resolve(row, draft);
  return resolution.kind === 'ready' && (resolution.value.entryKind ?? undefined) !== undefined;
}

/** All that stands in the inputs, to be noted down; `figure` says the figures better where they can be read. */
export function typedText(draft: RowDraft, words: Record<'yes' | 'no' | 'notApplicable', string>, figure?: string): string {
  const typed = [draft.numerator.text, draft.denominator.text].filter(Boolean).join(' / ') || draft.value.text || draft.text;
  const answer = draft.mode === 'yes_no' && draft.value.text !== '' ? words[draft.value.text === '1' ? 'yes' : 'no'] : typed;
  const entered = draft.isNotApplicable ? words.notApplicable : (figure ?? answer);
  return [entered, ...remarks.map((field) => draft[field])].filter((text) => text.trim() !== '').join('; ');
}

function resolveRatio(row: ReportRow, draft: RowDraft, base: DraftBase): Resolution {
  const numerator = readCell(row, draft, 'numerator');
  const denominator = readCell(row, draft, 'denominator');
  if (numerator.kind === 'ambiguous' || numerator.kind === 'invalid') return unreadable('numerator', numerator);
  if (denominator.kind === 'ambiguous' || denominator.kind === 'invalid') return unreadable('denominator', denominator);
  if (numerator.kind === 'empty' && denominator.kind === 'empty') {
    return isAnotherWay(row, draft) ? { kind: 'incomplete', missing: 'numerator' } : emptied(base);
  }
  if (numerator.kind === 'value' && numerator.value < 0) return { kind: 'fault', field: 'numerator', code: 'negative' };
  if (denominator.kind === 'value' && denominator.value < 0) return { kind: 'fault', field: 'denominator', code: 'negative' };
  if (denominator.kind === 'value' && denominator.value === 0) return { kind: 'fault', field: 'denominator', code: 'denominator_zero' };
  if (numerator.kind === 'empty') return { kind: 'incomplete', missing: 'numerator' };
  if (denominator.kind === 'empty') return { kind: 'incomplete', missing: 'denominator' };
  if (isPercent(row) && numerator.value > denominator.value) {
    return { kind: 'fault', field: 'numerator', code: 'numerator_above_denominator' };
  }
  return { kind: 'ready', value: { ...base, entryKind: 'ratio', numerator: numerator.value, denominator: denominator.value } };
}

/** Figures that hamlets make: only the words beside them are the row's to write. */
function figuresOf(actual: ActualView | null | undefined): Pick<ReportDraftValue, 'entryKind' | NumberField> {
  const entryKind = actual?.entryKind ?? undefined;
  if (entryKind === 'ratio') return { entryKind, numerator: actual?.numerator, denominator: actual?.denominator };
  return entryKind === undefined || entryKind === 'not_applicable' ? { entryKind } : { entryKind, value: actual?.value };
}

/** Another way of entering was picked and nothing typed yet: that alone must not wipe out what is stored. */
function isAnotherWay(row: ReportRow, draft: RowDraft): boolean {
  const stored = row.actual?.entryKind ?? undefined;
  return stored !== undefined && stored !== 'not_applicable' && stored !== draft.mode;
}

function emptied(base: DraftBase): Resolution {
  return { kind: 'ready', value: base };
}

function valueFault(row: ReportRow, mode: EntryMode, value: number): FaultCode | undefined {
  if (value < 0) return 'negative';
  if (mode === 'completion' && value > 100) return 'completion_above_100';
  if (mode === 'percent' && isPercent(row) && value > 100) return 'percent_above_100';
  return undefined;
}

function readCell(row: ReportRow, draft: RowDraft, field: NumberField): NumberInput {
  const cell = draft[field];
  return cell.settled === undefined ? parseNumber(cell.text, numberColumn(row, draft.mode, field)) : { kind: 'value', value: cell.settled };
}

function unreadable(field: NumberField, read: Exclude<NumberInput, { kind: 'value' } | { kind: 'empty' }>): Resolution {
  return read.kind === 'ambiguous' ? { kind: 'ask', field, readings: read.readings } : { kind: 'fault', field, code: 'not_a_number' };
}

function cellOf(value: number | null | undefined): NumberCell {
  return value === null || value === undefined ? { text: '' } : { text: toNumberText(value), settled: value };
}
