import type { TFunction } from 'i18next';
import type { ReportRow, ReportWarning } from '@/api-types';
import { formatNumber } from '@/lib/format';
import { parseQuarter, quarterLabel, quarterShortLabel, type Language } from '@/lib/period';
import { figureText, valueText, type Words } from './figures';
import { fieldsOf, isSameEntry, naturalMode, resolve, type CellField, type RowDraft } from './row-draft';

/** Whether the row still asks for a word; the rules that warn are the server's. */
export function needsWord(row: ReportRow, draft: RowDraft): boolean {
  return row.warnings.length > 0 && (draft.explanation.trim() === '' || hasOldWord(row, draft));
}

/** Whether the word was written for another figure and nobody has changed it or said that it stays. */
export function hasOldWord(row: ReportRow, draft: RowDraft): boolean {
  return row.isExplanationOld && draft.explanation.trim() === row.actual?.explanation && !draft.isExplanationKept;
}

/** Whether the warnings are about a figure that is being replaced: the answer to its save brings new ones. */
export function isOutdated(row: ReportRow, draft: RowDraft): boolean {
  const resolution = resolve(row, draft);
  return resolution.kind !== 'ready' || !isSameEntry(resolution.value, row.actual);
}

/** Cells that the warnings are about. */
export function warnedCells(row: ReportRow, draft: RowDraft): CellField[] {
  const onlyDenominator = row.warnings.length > 0 && row.warnings.every(({ code }) => code === 'denominator_jump');
  if (onlyDenominator && draft.mode === 'ratio') return ['denominator'];
  return row.warnings.length > 0 ? fieldsOf(draft.mode).filter((field) => field !== 'note') : [];
}

/** Says what looks odd, for whoever enters and for whoever reviews. */
export function warningWording(t: TFunction<'reports'>, words: Words, language: Language): (row: ReportRow, warning: ReportWarning) => string {
  return (row, warning) => {
    const year = parseQuarter(row.actual?.period)?.year;
    const isSameYear = parseQuarter(warning.period)?.year === year;
    const label = warning.period ? (isSameYear ? quarterShortLabel : quarterLabel)(warning.period, language) : '';
    // "quý II" inside a Vietnamese sentence.
    const period = language === 'vi' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
    const percent = formatNumber(Math.abs(warning.percent ?? 0), 0, language);
    const isMore = (warning.percent ?? 0) > 0;
    const value = warning.previousValue ?? 0;
    switch (warning.code) {
      case 'denominator_jump': {
        const previous = formatNumber(value, 4, language);
        return isMore
          ? t('warning.denominatorUp', { percent, period, previous })
          : t('warning.denominatorDown', { percent, period, previous });
      }
      case 'unchanged': {
        const count = warning.periodCount ?? 1;
        return count > 1 ? t('warning.unchangedFor', { count }) : t('warning.unchanged', { period });
      }
      case 'identical_text':
        return t('warning.identicalText', { period });
      case 'cumulative_decrease':
        return t('warning.cumulativeDecrease', { period, previous: figureText(row, value, language) });
      case 'far_from_history': {
        const previous = figureText(row, value, language);
        return value < (row.actual?.value ?? 0) ? t('warning.farAbove', { previous }) : t('warning.farBelow', { previous });
      }
      case 'percent_collapse': {
        if (row.actual?.entryKind === 'yes_no') return t('warning.noLonger', { label });
        const previous = valueText(row, { entryKind: row.actual?.entryKind, value }, words, language) ?? '';
        return value < (row.actual?.value ?? 0) ? t('warning.rise', { period, previous }) : t('warning.fall', { period, previous });
      }
      case 'entry_kind_changed':
        return t('warning.entryKindChanged', { label });
      case 'not_applicable':
        return t('warning.notApplicable', {
          label,
          previous: valueText(row, { entryKind: naturalMode(row), value }, words, language) ?? '',
        });
    }
  };
}
