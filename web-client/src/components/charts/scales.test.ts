import { describe, expect, test } from 'vitest';
import { beside, bulletMaximum, placeLabels, position, readableLengths, stackWidths, starts, trendDomain } from './scales';

describe('the length of a bullet', () => {
  test.each([
    [[38, 50.5, 60], '%', 100],
    [[null, null], '%', 100],
    [[2.3, 2.2, 3], '%', 3],
    [[551, 981], 'dịch vụ', 1000],
    [[undefined, null], 'dịch vụ', 1],
  ])('of %j in %s runs to %d', (values, unit, maximum) => {
    expect(bulletMaximum(values, unit)).toBe(maximum);
  });

  test.each([
    [38, 100, 38],
    [120, 100, 100],
    [-5, 100, 0],
    [250, 1000, 25],
  ])('%d of %d stands at %d percent, capped in the drawing only', (value, maximum, percent) => {
    expect(position(value, maximum)).toBe(percent);
  });
});

describe('the range of a trend', () => {
  test('leaves air on both sides: 15 % of 40…60 is 3', () => {
    expect(trendDomain([40, 60], 'người')).toEqual([37, 63]);
  });

  test('of nothing is still a range', () => {
    expect(trendDomain([null, undefined], '%')).toEqual([0, 1]);
  });

  test('of one figure opens around it', () => {
    expect(trendDomain([50], 'người')).toEqual([45, 55]);
  });

  test('does not go below zero for what cannot be negative', () => {
    expect(trendDomain([1, 40], '%')[0]).toBe(0);
  });

  test('of percents hardly leaves 100', () => {
    expect(trendDomain([90, 100], '%')[1]).toBeCloseTo(100.45);
  });
});

describe('the widths of a stack', () => {
  test('are the shares', () => {
    expect(stackWidths([1, 1, 2])).toEqual([25, 25, 50]);
  });

  test('keep a sliver of 3 for 1 of 200 and still add up to 100', () => {
    const widths = stackWidths([1, 199]);
    expect(widths[0]).toBeCloseTo((100 * 3) / 102.5);
    expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(100);
  });

  test('of nothing are nothing', () => {
    expect(stackWidths([0, 0])).toEqual([0, 0]);
  });
});

test.each([
  // 10 of 100 would be 20 of 200: written in from 30 on, so the other two give way in proportion (170 × 60 ÷ 90, 170 × 30 ÷ 90).
  [[60, 30, 10], 200, 30, [113.33, 56.67, 30]],
  [[50, 50, 0], 200, 30, [100, 100, 0]],
  // No room for four of 30 in 100: the plain lengths.
  [[1, 1, 1, 97], 100, 30, [1, 1, 1, 97]],
  [[0, 0], 100, 30, [0, 0]],
])('counts %j on a bar of %d are %j long', (counts, length, readable, lengths) => {
  expect(readableLengths(counts, length, readable).map((one) => Math.round(one * 100) / 100)).toEqual(lengths);
});

test('lengths are laid end to end', () => {
  expect(starts([3, 0, 4, 1])).toEqual([0, 3, 3, 7]);
});

test.each([
  ['above its mark', { left: 100, top: 200, width: 20, height: 20 }, { left: 60, top: 92 }],
  ['below it under the upper edge', { left: 100, top: 50, width: 20, height: 20 }, { left: 60, top: 78 }],
  ['within the left edge', { left: 0, top: 200, width: 20, height: 20 }, { left: 8, top: 92 }],
  ['within the right edge', { left: 380, top: 200, width: 20, height: 20 }, { left: 292, top: 92 }],
])('a bubble stands %s', (_, mark, place) => {
  expect(beside(mark, { width: 100, height: 100 }, { width: 400, height: 600 })).toEqual(place);
});

test('labels that would lie on each other step aside, and none leaves the drawing', () => {
  const label = (x: number, y: number, prefers: 'above' | 'below') => ({ x, y, width: 40, height: 14, prefers });
  // The second stands where the first does: below is free. The third would leave the drawing above.
  expect(placeLabels([label(100, 100, 'above'), label(110, 100, 'above'), label(200, 10, 'above')], 0, 200)).toEqual([94, 120, 30]);
  // Far enough apart, both have what they prefer.
  expect(placeLabels([label(100, 100, 'above'), label(150, 100, 'above')], 0, 200)).toEqual([94, 94]);
});
