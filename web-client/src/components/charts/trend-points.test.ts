import { expect, test } from 'vitest';
import { trendPoints } from './trend-points';

const quarter = (period: string, value: number | null, milestone: number | null) => ({ period, value, milestone });

test('a gap is left out, never drawn as zero; the forecast starts at the last figure', () => {
  const points = trendPoints({
    baseline: { year: 2025, value: 40 },
    quarters: [quarter('2026Q1', 45, 45), quarter('2026Q2', null, 50), quarter('2026Q3', 52, 55), quarter('2026Q4', null, 60)],
    forecast: 56,
  });
  expect(points.slots).toBe(5);
  expect(points.actual).toEqual([
    { slot: 0, value: 40 },
    { slot: 1, value: 45 },
    { slot: 3, value: 52 },
  ]);
  expect(points.expected.map(({ value }) => value)).toEqual([40, 45, 50, 55, 60]);
  expect(points.forecast).toEqual([
    { slot: 3, value: 52 },
    { slot: 4, value: 56 },
  ]);
});

test('a level that holds all year does not start at the baseline', () => {
  const { expected } = trendPoints({
    baseline: { year: 2025, value: 100 },
    quarters: [quarter('2026Q1', 100, 95), quarter('2026Q2', null, 95)],
    forecast: null,
  });
  expect(expected).toEqual([
    { slot: 1, value: 95 },
    { slot: 2, value: 95 },
  ]);
});

test('nothing is forecast from nothing, nor beyond the fourth quarter', () => {
  expect(trendPoints({ baseline: null, quarters: [quarter('2026Q1', null, null)], forecast: 50 }).forecast).toEqual([]);
  expect(trendPoints({ baseline: null, quarters: [quarter('2026Q4', 48, 50)], forecast: 48 }).forecast).toEqual([]);
});
