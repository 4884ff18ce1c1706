import type { TFunction } from 'i18next';
import type { ProvinceView } from '@/api-types';
import type { Table } from '@/lib/csv';
import { formatMoment } from '@/lib/format';
import type { Wording } from '@/lib/wording';

/** A line a commune, in the order of the tree. */
export function toTable(view: ProvinceView, t: TFunction<['province', 'common']>, words: Wording): Table {
  return {
    columns: [
      t('file.province'),
      t('table.commune'),
      t('file.period'),
      t('table.place'),
      ...view.summary.counts.map(({ status }) => t(`common:status.${status}`)),
      t('file.good'),
      t('file.judged'),
      t('file.goodPercent'),
      t('file.expected'),
      t('file.reportingRate'),
      t('file.onTimeRate'),
      t('file.filled'),
      t('file.cells'),
      t('file.completeness'),
      t('file.verified'),
      t('file.reports'),
      t('file.forwarded'),
    ],
    rows: view.communes.map(({ timeliness, forwardedAt, ...standing }) => {
      // Of a commune with a node of its own it is not known here, and not nothing.
      const here = (count: number) => (forwardedAt ? null : count);
      return [
        standing.provinceName,
        standing.name,
        words.quarter(view.period),
        standing.rank ?? null,
        ...standing.summary.counts.map(({ status, count }) => (status === 'no_data' ? here(count) : count)),
        standing.goodCount,
        standing.judgedCount,
        standing.goodPercent ?? null,
        here(timeliness.expected),
        timeliness.reportingRate ?? null,
        timeliness.onTimeRate ?? null,
        here(timeliness.filledCount),
        here(timeliness.cellCount),
        timeliness.valueCompleteness ?? null,
        here(standing.verifiedCount),
        here(standing.reportCount),
        forwardedAt ? formatMoment(forwardedAt) : null,
      ];
    }),
  };
}
