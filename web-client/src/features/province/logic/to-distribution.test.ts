import i18next from 'i18next';
import { expect, test } from 'vitest';
import '@/i18n';
import { wording } from '@/lib/wording';
import { comparison, figure, ratio } from './fixtures';
import { toDistribution } from './to-distribution';
import { countsOf, targetOf } from './words';

const words = wording(i18next.t, 'vi');

test('ranked communes stand along their values, others nowhere', () => {
  const view = comparison([
    figure('Kỳ Lạc', { counted: ratio(96, 95), rank: 1 }),
    figure('Kỳ Hoa', { counted: ratio(80, 95), rank: 2 }),
    figure('Kỳ Anh', { counted: ratio(70, 60), rank: 3 }),
    figure('Võ Nhai', { counted: ratio(99, 95), rankGap: 'horizon_only' }),
    figure('Xa', { rankGap: 'no_plan' }),
  ]);
  const data = toDistribution(view, words);

  expect(data.points.map(({ name, value, place }) => [name, value, place])).toEqual([
    ['Kỳ Anh', 70, 3],
    ['Kỳ Hoa', 80, 2],
    ['Kỳ Lạc', 96, 1],
  ]);
  expect(data.points[0]).toMatchObject({ valueText: '70\u00a0%', targetText: '≥ 60\u00a0%', status: 'met', href: '/indicators/row-70?plan=plan-Kỳ Anh' });
  // Two share one target; the more common one has the choice of where its label stands.
  expect(data.targets).toEqual([
    { value: 95, text: '≥ 95\u00a0%', count: 2 },
    { value: 60, text: '≥ 60\u00a0%', count: 1 },
  ]);
  expect(data.median).toBeNull();
});

test('counts are shown where there are two, targets of other years by their years', () => {
  expect(countsOf({ numerator: 1234, denominator: 1640 }, words)).toBe('1.234/1.640');
  expect(countsOf({}, words)).toBeNull();
  expect(targetOf({ ...ratio(70, 60), target: undefined, horizonYears: [2025, 2030] }, 1, words)).toBe('2025, 2030');
});
