import { expect, test } from 'vitest';
import { parseQuarter, periodLabel, quarterCode, quarterDays, quarterLabel, quarterShortLabel, shiftQuarter } from './period';

test.each([
  ['2026Q3', { year: 2026, quarter: 3 }],
  ['2026-Q3', { year: 2026, quarter: 3 }],
  ['2026Q5', null],
  ['2026', null],
  ['Q3', null],
  [null, null],
])('%s reads as %o', (text, quarter) => {
  expect(parseQuarter(text)).toEqual(quarter);
});

test.each([
  ['2026Q3', 1, '2026Q4'],
  ['2026Q4', 1, '2027Q1'],
  ['2026Q1', -1, '2025Q4'],
  ['2026Q2', -6, '2024Q4'],
  ['2026Q2', 0, '2026Q2'],
])('%s moved by %d is %s', (from, by, to) => {
  const quarter = parseQuarter(from);
  expect(quarter && quarterCode(shiftQuarter(quarter, by))).toBe(to);
});

test('labels are those of office papers', () => {
  expect(quarterLabel('2026Q3', 'vi')).toBe('Quý III/2026');
  expect(quarterLabel('2026Q4', 'en')).toBe('Q4 2026');
  expect(quarterShortLabel('2026Q4', 'vi')).toBe('Quý IV');
  expect(quarterLabel('2026S1', 'vi')).toBe('2026S1');
});

test('a quarter runs from its first to its last day', () => {
  expect(quarterDays({ year: 2026, quarter: 2 })).toEqual({ first: '2026-04-01', last: '2026-06-30' });
});

test.each([
  ['2026', 'năm 2026', '2026'],
  ['2026S1', '6 tháng đầu năm 2026', 'first half of 2026'],
  ['2026S2', '6 tháng cuối năm 2026', 'second half of 2026'],
  ['2026N9', '9 tháng năm 2026', 'nine months of 2026'],
  ['2026Q3', 'Quý III/2026', 'Q3 2026'],
  ['202603', 'tháng 3/2026', '3/2026'],
  ['2026W05', 'tuần 5/2026', 'week 5 of 2026'],
  ['20261120', null, null],
  ['202613', null, null],
])('%s is called %s, in English %s', (code, vietnamese, english) => {
  expect(periodLabel(code, 'vi')).toBe(vietnamese);
  expect(periodLabel(code, 'en')).toBe(english);
});
