import type { ActualView, EntryKind, ReportRow, TargetOperator, TargetView } from '@/api-types';
import { formatNumber, formatPercent } from '@/lib/format';
import type { Language } from '@/lib/period';
import { isPercent, ratioFactor } from '@/lib/ratio';
import { naturalMode } from './row-draft';

/** What a figure is written by. */
export type FigureRow = Pick<ReportRow, 'kind' | 'unit' | 'decimals'>;

/** A figure in the row's unit. Long units stand once, under the indicator's name, and not in every cell. */
export function figureText(row: FigureRow, value: number, language: Language): string {
  const number = formatNumber(value, row.decimals, language);
  return isPercent(row) ? `${number}\u00a0%` : number;
}

/** "≥ 95 %", "100 %", or the plan's word; null where the plan sets no target for the year. */
export function targetText(row: FigureRow, target: TargetView | null | undefined, language: Language): string | null {
  if (!target) return null;
  // The plan's own word says more than the figure that judges it ("Cơ bản hoàn thành", not 90).
  if (target.text && isWord(target.operator)) return target.text;
  if (target.value === null || target.value === undefined) return target.text ?? null;
  return `${operatorSign(target.operator)}${figureText(row, target.value, language)}`;
}

export interface Words {
  yes: string;
  no: string;
  notApplicable: string;
}

/** What was reported, in one line: "1.204/1.310 = 91,9 %"; null where nothing stands. */
export function actualText(row: FigureRow, actual: ValueParts | null | undefined, words: Words, language: Language): string | null {
  const plain = (value: number) => formatNumber(value, 4, language);
  switch (actual?.entryKind ?? undefined) {
    case undefined:
      return null;
    case 'ratio': {
      const fraction = `${plain(actual?.numerator ?? 0)}/${plain(actual?.denominator ?? 0)}`;
      const value = actual?.value ?? quotient(row, actual);
      return value === undefined ? fraction : `${fraction} = ${figureText(row, value, language)}`;
    }
    case 'not_applicable':
      return words.notApplicable;
    case 'narrative':
      return actual?.text ?? '';
    case 'percent':
    case 'value':
    case 'yes_no':
    case 'completion':
      return valueText(row, actual, words, language);
  }
}

/** The result alone: the percent of a fraction, the word of a yes or no. */
export function valueText(row: FigureRow, actual: ValueParts | null | undefined, words: Words, language: Language): string | null {
  const value = actual?.value ?? undefined;
  switch (actual?.entryKind ?? undefined) {
    case undefined:
      return null;
    case 'not_applicable':
      return words.notApplicable;
    case 'narrative':
      return actual?.text ?? '';
    case 'yes_no':
      return value === 1 ? words.yes : words.no;
    case 'completion':
      return value === undefined ? null : formatPercent(value, language);
    case 'ratio':
    case 'percent':
    case 'value':
      return value === undefined ? null : figureText(row, value, language);
  }
}

/** What a value is made of, whether it is stored or still a draft. */
export type ValueParts = Pick<ActualView, 'numerator' | 'denominator' | 'value' | 'text'> & { entryKind?: EntryKind | null };

/** The milestone as the row is entered: of a yes or no the word, of a completion its percent. */
export function milestoneText(row: ReportRow, words: Words, language: Language): string | null {
  const milestone = row.milestone ?? undefined;
  if (milestone === undefined) return null;
  return valueText(row, { entryKind: naturalMode(row), value: milestone }, words, language);
}

/** A draft says numerator and denominator only; what they make is the server's to store and anybody's to show. */
function quotient(row: FigureRow, parts: ValueParts | null | undefined): number | undefined {
  const { numerator, denominator } = parts ?? {};
  return numerator === undefined || !denominator ? undefined : (numerator / denominator) * ratioFactor(row);
}

function isWord(operator: TargetOperator): boolean {
  return operator === 'yes' || operator === 'completion' || operator === 'narrative';
}

function operatorSign(operator: TargetOperator): string {
  switch (operator) {
    case 'ge':
      return '≥\u00a0';
    case 'gt':
      return '>\u00a0';
    case 'le':
      return '≤\u00a0';
    case 'lt':
      return '<\u00a0';
    case 'eq':
    case 'yes':
    case 'completion':
    case 'narrative':
      return '';
  }
}
