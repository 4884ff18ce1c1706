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
    expected: expectedPath(milestones, start.length),
    forecast: forecast !== null && last && last.slot < end ? [last, { slot: end, value: forecast }] : [],
  };
}

/** From the baseline where the milestones climb; where one figure holds all year, only that level: nothing is expected to start elsewhere. */
function expectedPath(points: readonly TrendPoint[], starts: number): readonly TrendPoint[] {
  const milestones = points.slice(starts);
  return milestones.some(({ value }) => value !== milestones[0]?.value) ? points : milestones;
}
