import type {
  CardProgress,
  IndicatorProgress,
  ProgressStatus,
  ProgressView,
  StatusSummary,
  TargetView,
  UnitProgress,
} from '@/api-types';
import type { BulletRow, HorizonData, TrendData } from '@/components/charts/model';
import { fold } from '@/lib/fold';
import { parseQuarter } from '@/lib/period';
import type { Wording } from '@/lib/wording';

/** Worst first, the neutral ones last. */
export const statusOrder: readonly ProgressStatus[] = [
  'off_track',
  'at_risk',
  'on_track',
  'met',
  'not_due',
  'no_data',
  'not_applicable',
];

/** Measured against a milestone; the others are neutral. */
export function judged(status: ProgressStatus): boolean {
  return status === 'off_track' || status === 'at_risk' || status === 'on_track' || status === 'met';
}

export function countOf(summary: StatusSummary, ...statuses: ProgressStatus[]): number {
  return summary.counts.reduce((sum, { status, count }) => (statuses.includes(status) ? sum + count : sum), 0);
}

/** What the server says needs attention most, in its order. */
export function exceptionRows({ exceptions, indicators }: Pick<ProgressView, 'exceptions' | 'indicators'>): IndicatorProgress[] {
  return exceptions.flatMap((id) => indicators.filter(({ planIndicatorId }) => planIndicatorId === id));
}

export function hasSent({ reportState }: Pick<UnitProgress, 'reportState'>): boolean {
  return reportState === 'submitted' || reportState === 'verified' || reportState === 'locked';
}

/** The targets on both sides of a year: what a plan says about a year that it sets no target for. */
export function nearestTargets(targets: readonly TargetView[], year: number): TargetView[] {
  const sorted = [...targets].sort((left, right) => left.year - right.year);
  return [sorted.findLast((target) => target.year < year), sorted.find((target) => target.year > year)].filter(
    (target) => target !== undefined,
  );
}

export function cardRow(card: CardProgress, indicators: readonly IndicatorProgress[]): IndicatorProgress | null {
  return indicators.find(({ planIndicatorId }) => planIndicatorId === card.planIndicatorId) ?? null;
}

/** As people read and see it: a straight line knows no bounds, a share of a whole does. */
export function shownForecast({ kind, unit, forecast }: Pick<IndicatorProgress, 'kind' | 'unit' | 'forecast'>): number | null {
  if (forecast == null) return null;
  return kind === 'ratio' && unit === '%' ? Math.min(100, Math.max(0, forecast)) : forecast;
}

export function toTrend(row: IndicatorProgress, words: Wording): TrendData {
  return {
    unit: row.unit,
    decimals: row.decimals,
    status: row.status,
    baseline: row.baseline ? { year: row.baseline.asOf, value: row.baseline.value } : null,
    quarters: row.quarters.map(({ period, actual, milestone }) => ({ period, value: actual?.value ?? null, milestone: milestone ?? null })),
    target: row.target?.value == null ? null : { value: row.target.value, text: words.target(row.target, row) },
    forecast: shownForecast(row),
  };
}

/** Null where fewer than two years carry a figure. */
export function toHorizon(row: IndicatorProgress, period: string, words: Wording): HorizonData | null {
  const targets = [...row.targets]
    .sort((left, right) => left.year - right.year)
    .flatMap((target) => (target.value == null ? [] : [{ year: target.year, value: target.value, text: words.target(target, row) }]));
  if (targets.length < 2) return null;
  const quarter = parseQuarter(period);
  return {
    unit: row.unit,
    decimals: row.decimals,
    targets,
    // A year target is due at the year's end, so the end of the second quarter stands half a year before it.
    current: row.value == null || !quarter ? null : { at: quarter.year - 1 + quarter.quarter / 4, label: words.quarter(period), value: row.value },
  };
}

/** What was reported for a quarter, in words; a dash where nothing was. */
export function reportedText(row: IndicatorProgress, period: string, words: Wording): string {
  return words.actual(row.quarters.find((quarter) => quarter.period === period)?.actual, row);
}

export function toBullet(row: IndicatorProgress, { plan, period }: Pick<ProgressView, 'plan' | 'period'>, words: Wording): BulletRow {
  return {
    id: row.planIndicatorId,
    name: row.text,
    status: row.status,
    unit: row.unit,
    decimals: row.decimals,
    value: row.value ?? null,
    milestone: row.milestone ?? null,
    target: row.target?.value ?? null,
    targetText: targetText(row, plan.year, words),
    valueText: reportedText(row, period, words),
    href: `/indicators/${row.planIndicatorId}`,
  };
}

/** The year's target; where there is none, those around it with their years. */
export function targetText(row: IndicatorProgress, year: number, words: Wording): string {
  if (row.target) return words.target(row.target, row);
  return (
    nearestTargets(row.targets, year)
      .map((target) => `${target.year}: ${words.target(target, row)}`)
      .join(', ') || '–'
  );
}

export type SortKey = 'order' | 'status' | 'name' | 'attainment';

export interface ListState {
  status: ProgressStatus | null;
  pillar: string | null;
  unit: string | null;
  text: string;
  sort: SortKey;
  descending: boolean;
  view: 'table' | 'charts';
}

/** In the filter of units, rows that nobody was given. */
export const unassigned = 'unassigned';

/** What the URL says; anything unknown in it is as if it were not there. */
export function readListState(params: URLSearchParams): ListState {
  const status = statusOrder.find((known) => known === params.get('status')) ?? null;
  const sort = (['status', 'name', 'attainment'] as const).find((known) => known === params.get('sort')) ?? 'order';
  return {
    status,
    pillar: params.get('pillar'),
    unit: params.get('unit'),
    text: params.get('q') ?? '',
    sort,
    descending: params.get('dir') === 'desc',
    view: params.get('view') === 'charts' ? 'charts' : 'table',
  };
}

export function filterIndicators(indicators: readonly IndicatorProgress[], state: ListState): IndicatorProgress[] {
  const wanted = fold(state.text.trim());
  const shown = indicators.filter(
    (row) =>
      (!state.status || row.status === state.status) &&
      (!state.pillar || row.pillarId === state.pillar) &&
      (!state.unit || (state.unit === unassigned ? row.isUnassigned : row.leadId === state.unit && !row.isUnassigned)) &&
      (!wanted || fold(`${row.number} ${row.text} ${row.code} ${row.leadName}`).includes(wanted)),
  );
  const compare = comparison(state.sort);
  if (compare) shown.sort(state.descending ? (left, right) => compare(right, left) : compare);
  else if (state.descending) shown.reverse();
  return shown;
}

function comparison(sort: SortKey): ((left: IndicatorProgress, right: IndicatorProgress) => number) | null {
  switch (sort) {
    case 'order':
      return null;
    case 'status':
      return (left, right) => left.place - right.place;
    case 'name':
      return (left, right) => left.text.localeCompare(right.text, 'vi');
    case 'attainment':
      return (left, right) => (left.attainment ?? Infinity) - (right.attainment ?? Infinity);
  }
}
