import type { TFunction } from 'i18next';
import { lazy, type ComponentType } from 'react';
import type { Table } from '@/lib/csv';
import type { Wording } from '@/lib/wording';
import Bullets from './bullets';
import Horizon from './horizon';
import type { ChartData, ChartKind } from './model';
import Quarters from './quarters';
import Stacks from './stacks';
import Trend from './trend';

interface ChartEntry<D> {
  /** The drawing; a large one that few pages show is `lazy`. */
  Chart: ComponentType<{ data: D }>;
  /** The same figures behind the key and in the CSV file. */
  toTable: (data: D, t: TFunction<'common'>, words: Wording) => Table;
}

/** Every kind of chart; a new one does not compile until it has its table. */
export const charts: { [K in ChartKind]: ChartEntry<ChartData[K]> } = {
  bullets: {
    Chart: Bullets,
    toTable: (rows, t) => ({
      columns: [t('chart.indicator'), t('chart.status'), t('chart.actual'), t('chart.milestone'), t('chart.targetColumn'), t('chart.unit')],
      rows: rows.map((row) => [row.name, t(`status.${row.status}`), row.value ?? row.valueText, row.milestone, row.target ?? row.targetText, row.unit ?? '']),
    }),
  },
  trend: {
    Chart: Trend,
    toTable: ({ baseline, quarters }, t, words) => ({
      columns: [t('chart.period'), t('chart.actual'), t('chart.milestone')],
      rows: [
        ...(baseline ? [[String(baseline.year), baseline.value, null]] : []),
        ...quarters.map(({ period, value, milestone }) => [words.quarter(period), value, milestone]),
      ],
    }),
  },
  horizon: {
    Chart: Horizon,
    toTable: ({ targets, current }, t) => ({
      columns: [t('chart.year'), t('chart.targetColumn'), t('chart.actual')],
      rows: [
        ...targets.map(({ year, text }) => [String(year), text, null]),
        ...(current ? [[current.label, null, current.value]] : []),
      ],
    }),
  },
  stacks: {
    Chart: Stacks,
    toTable: (rows, t) => ({
      columns: [t('chart.group'), ...(rows[0]?.counts ?? []).map(({ status }) => t(`status.${status}`))],
      rows: rows.map(({ name, counts }) => [name, ...counts.map(({ count }) => count)]),
    }),
  },
  quarters: {
    Chart: Quarters,
    toTable: (rows, t, words) => ({
      columns: [t('chart.period'), t('chart.reached'), t('chart.below'), t('chart.missing')],
      rows: rows.map(({ period, reached, below, missing }) => [words.quarter(period), reached, below, missing]),
    }),
  },
  distribution: {
    Chart: lazy(() => import('./distribution')),
    toTable: ({ points, unit }, t) => ({
      columns: [t('chart.commune'), t('chart.status'), t('chart.actual'), t('chart.unit'), t('chart.targetColumn'), t('chart.placeColumn')],
      rows: points.map(({ name, status, value, targetText, place }) => [name, t(`status.${status}`), value, unit ?? '', targetText, place]),
    }),
  },
};
