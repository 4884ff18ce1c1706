import { describe, expect, test } from 'vitest';
import { formatDate, formatExactMoment, formatFixed, formatMeasure, formatMoment, formatNumber, formatShare, formatSigned, formatTime } from './format';

// Numbers and units stand together across a line break.
const nbsp = '\u00a0';

describe('numbers', () => {
  test.each([
    [18.7, 1, 'vi', '18,7'],
    [1640, 0, 'vi', '1.640'],
    [60, 1, 'vi', '60'],
    [91.449, 1, 'vi', '91,4'],
    [-3.2, 1, 'vi', '−3,2'],
    [0, 1, 'vi', '0'],
    [1640.5, 1, 'en', '1,640.5'],
  ] as const)('%d with %d decimals in %s is %s', (value, decimals, language, text) => {
    expect(formatNumber(value, decimals, language)).toBe(text);
  });

  test('a fixed number of decimals keeps its zeros', () => {
    expect(formatFixed(91, 1, 'vi')).toBe('91,0');
  });

  test.each([
    [8.6, '+8,6'],
    [-1.2, '−1,2'],
    [0, '0'],
    [0.04, '0'],
    [-0.04, '0'],
  ])('%d has the sign of what is shown: %s', (value, text) => {
    expect(formatSigned(value, 1, 'vi')).toBe(text);
  });

  test.each([
    [29, 64, `29/64 (45,3${nbsp}%)`],
    [1204, 1310, `1.204/1.310 (91,9${nbsp}%)`],
    [0, 0, '0/0'],
  ])('%d of %d is %s', (part, whole, text) => {
    expect(formatShare(part, whole, 'vi')).toBe(text);
  });

  test('a unit stands behind its figure', () => {
    expect(formatMeasure(62, '%', 1, 'vi')).toBe(`62${nbsp}%`);
    expect(formatMeasure(14, undefined, 0, 'vi')).toBe('14');
  });
});

describe('days and hours', () => {
  test('a date is no instant: it never shifts', () => {
    expect(formatDate('2026-09-14')).toBe('14/09/2026');
  });

  test.each([
    ['2026-09-29T09:20:05Z', '16:20', '16:20, 29/09/2026', '16:20:05, 29/09/2026'],
    ['2026-09-29T17:30:00Z', '00:30', '00:30, 30/09/2026', '00:30:00, 30/09/2026'],
  ])('%s is told in the hours of the office', (instant, time, moment, exact) => {
    expect(formatTime(instant)).toBe(time);
    expect(formatMoment(instant)).toBe(moment);
    expect(formatExactMoment(instant)).toBe(exact);
  });
});
