import type { TrendData } from './model';

export interface TrendPoint {
  slot: number;
  value: number;
}

/** Slot 0 is the baseline where there is one; then a slot a quarter. Gaps are left out, never drawn as zero. */
export function trendPoints({ baseline, quarters, forecast }: Pick<TrendData, 'baseline' | 'quarters' | 'forecast'>) {
  const first = baseline ? 1 : 0;
  const start = baseline ? [{ slot: 0, value: baseline.value }] : [];
  const points = (pick: (quarter: TrendData['quarters'][number]) => number | null): TrendPoint[] => [
    ...start,
    ...quarters.flatMap((quarter, index) => {
      const value = pick(quarter);
      return value === null ? [] : [{ slot: first + index, value }];
    }),
  ];
  const actual = points(({ value }) => value);
  const milestones = points(({ milestone }) => milestone);
  const last = actual.at(-1);
  const end = first + quarters.length - 1;
  return {
    slots: first + quarters.length,
    actual,
    // A baseline alone promises nothing.
    expected: milestones.length > start.length ? milestones : [],
    forecast: forecast !== null && last && last.slot < end ? [last, { slot: end, value: forecast }] : [],
  };
}
