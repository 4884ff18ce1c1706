import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Table } from '@/lib/csv';
import type { Wording } from '@/lib/wording';
import Bullets from './bullets';
import Columns from './columns';
import Horizon from './horizon';
import type { ChartData, ChartKind, SegmentRow } from './model';
import Stacks from './stacks';
import Trend from './trend';

/** A small drawing of the first pages comes with them, so that nothing moves when it appears; a large one, or one that few look at, is fetched where it is used. */
type DrawnBy<D> = { Chart: ComponentType<{ data: D }> } | { load: () => Promise<{ default: ComponentType<{ data: D }> }> };

type ChartEntry<D> = DrawnBy<D> & {
  isEmpty: (data: D) => boolean;
  /** The same figures behind the key and in the CSV file. */
  toTable: (data: D, t: TFunction<'common'>, words: Wording) => Table;
};

/** Every kind of chart; a new one does not compile until it has its table. */
export const charts: { [K in ChartKind]: ChartEntry<ChartData[K]> } = {
  bullets: {
    Chart: Bullets,
    isEmpty: (rows) => rows.length === 0,
    toTable: (rows, t) => ({
      columns: [t('chart.indicator'), t('chart.status'), t('chart.actual'), t('chart.milestone'), t('chart.targetColumn'), t('chart.unit')],
      rows: rows.map((row) => [row.name, t(`status.${row.status}`), row.value ?? row.valueText, row.milestone, row.target ?? row.targetText, row.unit ?? '']),
    }),
  },
  trend: {
    Chart: Trend,
    isEmpty: ({ quarters, target, baseline }) => !target && !baseline && quarters.every(({ value }) => value === null),
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
    isEmpty: ({ targets }) => targets.length === 0,
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
    isEmpty: (rows) => rows.length === 0,
    toTable: (rows, t) => ({
      columns: [t('chart.group'), ...(rows[0]?.counts ?? []).map(({ status }) => t(`status.${status}`))],
      rows: rows.map(({ name, counts }) => [name, ...counts.map(({ count }) => count)]),
    }),
  },
  statusOverTime: {
    Chart: Columns,
    isEmpty: hasNoCount,
    toTable: (rows, t) => segmentTable(rows, t('chart.period')),
  },
  timeliness: {
    load: () => import('./segments'),
    isEmpty: hasNoCount,
    toTable: (rows, t) => segmentTable(rows, t('chart.group')),
  },
  days: {
    load: () => import('./days'),
    isEmpty: hasNoCount,
    toTable: (rows, t) => segmentTable(rows, t('chart.day')),
  },
  quarterHeatmap: {
    load: () => import('./heatmap'),
    isEmpty: ({ rows }) => rows.length === 0,
    toTable: ({ rowHead, columns, rows }, t) => ({
      columns: [rowHead, ...columns.map(({ name }) => name)],
      rows: rows.map(({ name, cells }) => [name, ...cells.map(([cell]) => (cell ? `${cell.figure} (${t(`status.${cell.status}`)})` : null))]),
    }),
  },
  unitHeatmap: {
    load: () => import('./heatmap'),
    isEmpty: ({ rows }) => rows.length === 0,
    toTable: ({ rowHead, columnHead, columns, rows }, t) => ({
      columns: [rowHead, columnHead, t('chart.indicator'), t('chart.actual'), t('chart.status')],
      rows: rows.flatMap(({ name, cells }) =>
        cells.flatMap((tiles, index) => tiles.map((tile) => [name, columns[index]?.name ?? '', tile.name, tile.figure, t(`status.${tile.status}`)])),
      ),
    }),
  },
  distribution: {
    load: () => import('./distribution'),
    isEmpty: ({ points }) => points.length === 0,
    toTable: ({ points, unit }, t) => ({
      columns: [t('chart.commune'), t('chart.status'), t('chart.actual'), t('chart.unit'), t('chart.targetColumn'), t('chart.placeColumn')],
      rows: points.map(({ name, status, value, targetText, place }) => [name, t(`status.${status}`), value, unit ?? '', targetText, place]),
    }),
  },
};

function hasNoCount(rows: readonly SegmentRow[]): boolean {
  return rows.every(({ segments }) => segments.every(({ count }) => count === 0));
}

function segmentTable(rows: readonly SegmentRow[], head: string): Table {
  return {
    columns: [head, ...(rows[0]?.segments ?? []).map(({ word }) => word)],
    rows: rows.map(({ name, segments }) => [name, ...segments.map(({ count }) => count)]),
  };
}
