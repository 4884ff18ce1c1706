import { describe, expect, it } from 'vitest';
import { addDays, dayOf, parseMonth, shiftMonth, weekdayOf, weeksOf } from './days';

describe('days of the office', () => {
  it.each([
    ['2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['2026-11-22T17:00:00Z', '2026-11-23'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
  ])('%s is %s', (instant, day) => expect(dayOf(instant)).toBe(day));

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-01-01', -1, '2026-12-31'],
  ])('%s and %i days is %s', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  it('has Monday first and Sunday last', () => expect(['2026-11-23', '2026-11-29'].map(weekdayOf)).toEqual([1, 7]));
});

describe('months', () => {
  it.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', 14, '2028-01'],
  ])('%s shifted by %i is %s', (month, by, expected) => expect(shiftMonth(month, by)).toBe(expected));

  it.each(['2026-13', '2026-1', '26-01', 'x', '', null])('%s is no month', (text) => expect(parseMonth(text)).toBeNull());

  it.each([
    ['2026-11', 6, '2026-10-26', '2026-12-06'],
    // A February that begins on a Monday: four weeks, no day of another month.
    ['2027-02', 4, '2027-02-01', '2027-02-28'],
  ])('%s has %i weeks from %s to %s', (month, count, first, last) => {
    const weeks = weeksOf(month);
    expect([weeks.length, weeks[0]![0], weeks.at(-1)![6]]).toEqual([count, first, last]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });
});
