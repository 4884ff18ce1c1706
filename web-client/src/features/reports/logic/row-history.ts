import type { ReportRow, RowHistory } from '@/api-types';
import type { TrendData } from '@/components/charts/model';

// Two years of quarters; more would not be legible in the panel.
const mostPeriods = 8;

/** The figures of a row over its periods, for the chart; null where it has fewer than two to draw. */
export function trendOf(row: ReportRow, history: RowHistory, targetText: string | null): TrendData | null {
  if (row.kind !== 'ratio' && row.kind !== 'value') return null;
  const quarters = history.periods.slice(-mostPeriods).map(({ period, actual, milestone }) => ({
    period,
    value: isFigure(actual) ? (actual?.value ?? null) : null,
    milestone: milestone ?? null,
  }));
  // Where the year before has quarters of its own, its result would be drawn twice; a figure that adds up over the year starts at nothing.
  const hasEarlier = new Set(history.periods.map(({ period }) => period.slice(0, 4))).size > 1;
  const isStart = history.baseline && row.baseline === history.baseline.value;
  const baseline = !hasEarlier && history.baseline && isStart ? { year: history.baseline.asOf, value: history.baseline.value } : null;
  const count = quarters.filter(({ value }) => value !== null).length + (baseline ? 1 : 0);
  if (count < 2) return null;
  const target = row.target?.value ?? null;
  return {
    unit: row.unit,
    decimals: row.decimals,
    status: row.status,
    baseline,
    quarters,
    target: target === null || row.target?.operator === 'completion' ? null : { value: target, text: targetText ?? '' },
    forecast: null,
  };
}

function isFigure(actual: RowHistory['periods'][number]['actual']): boolean {
  return actual?.entryKind === 'ratio' || actual?.entryKind === 'percent' || actual?.entryKind === 'value';
}
