import type { TFunction } from 'i18next';
import type { TimelinessView } from '@/api-types';
import type { Table } from '@/lib/csv';
import type { Wording } from '@/lib/wording';
import { isEmpty } from './outcomes';

/** A line of the file is a unit (or a commune) in a quarter that asks something of it. */
export function toTable(view: TimelinessView, t: TFunction<'timeliness'>, words: Wording): Table {
  return {
    columns: [
      t('file.commune'),
      t('file.name'),
      t('file.period'),
      t('file.expected'),
      t('outcome.onTime'),
      t('outcome.late'),
      t('outcome.missing'),
      t('outcome.notDue'),
      t('outcome.waived'),
      t('file.reportingRate'),
      t('file.onTimeRate'),
      t('file.filled'),
      t('file.cells'),
      t('file.completeness'),
    ],
    rows: view.lines.flatMap((line) =>
      line.quarters
        .filter(({ figures }) => !isEmpty(figures))
        .map(({ period, figures }) => [
          line.communeName,
          line.name,
          words.quarter(period),
          figures.expected,
          figures.onTime,
          figures.late,
          figures.missing,
          figures.notDue,
          figures.waived,
          figures.reportingRate ?? null,
          figures.onTimeRate ?? null,
          figures.filledCount,
          figures.cellCount,
          figures.valueCompleteness ?? null,
        ]),
    ),
  };
}
