import { describe, expect, test } from 'vitest';
import { bulletMaximum, position, stackWidths, trendDomain } from './scales';

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
