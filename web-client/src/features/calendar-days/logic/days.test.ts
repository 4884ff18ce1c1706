import { describe, expect, it } from 'vitest';
import type { CalendarDayView } from '@/api-types';
import { bodyOf, countsOf, draftOf, faultsOf, kindOf, monthOfYear, monthsOf, parseYear } from './days';

const culture: CalendarDayView = {
  day: '2026-11-24',
  kind: 'off',
  name: 'Ngày Văn hóa Việt Nam',
  certainty: 'estimate',
  source: 'NQ 80-NQ/TW',
  isActive: false,
  note: 'Chủ trương',
  isShipped: true,
  version: 1,
};
const swap: CalendarDayView = { ...culture, day: '2026-08-22', kind: 'makeup', name: 'Làm bù cho ngày 31/8', isActive: true };
const tet: CalendarDayView = { ...culture, day: '2026-02-16', name: 'Tết Nguyên đán', isActive: true };

describe('a month', () => {
  it('begins on Monday and holds its own days alone', () => {
    const weeks = monthOfYear('2026-11', []);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]!.map((cell) => cell?.day ?? null)).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
  });

  it.each([
    ['2026-11', [culture], '2026-11-24', 'offInactive'],
    ['2026-11', [{ ...culture, isActive: true }], '2026-11-24', 'off'],
    ['2026-08', [swap], '2026-08-22', 'makeup'],
    ['2026-08', [{ ...swap, isActive: false }], '2026-08-22', 'makeupInactive'],
    ['2026-08', [swap], '2026-08-23', 'weekend'],
    ['2026-08', [swap], '2026-08-21', 'plain'],
  ] as const)('of %s with %o shows %s as %s', (month, days, day, look) => {
    expect(monthOfYear(month, days).flat().find((cell) => cell?.day === day)?.look).toBe(look);
  });
});

it('a year has its twelve months', () => {
  const months = monthsOf(2026);
  expect([months.length, months[0], months[11]]).toEqual([12, '2026-01', '2026-12']);
});

it('counts what changes the calendar, and what is switched off apart', () => {
  expect(countsOf([tet, swap, culture])).toEqual({ off: 1, makeup: 1, inactive: 1 });
});

it.each([
  ['2027', 2027],
  ['1827', 2026],
  ['20271', 2026],
  ['', 2026],
  [null, 2026],
])('the year %s of the address is %i', (text, year) => expect(parseYear(text, '2026-11-22')).toBe(year));

describe('a day as it is written', () => {
  it('is off on a weekday and worked on a weekend', () => {
    expect(['2026-11-24', '2026-11-28', '2026-11-29'].map(kindOf)).toEqual(['off', 'makeup', 'makeup']);
  });

  it('goes to the server as it came where nothing is changed', () => {
    const { day, kind, name, certainty, source, isActive, note } = culture;
    expect(bodyOf(draftOf(culture, day), 1)).toEqual({ day, kind, name, certainty, source, isActive, note, version: 1 });
  });

  it('lacks a day and a name at first', () => {
    const blank = draftOf(null, '');
    expect(faultsOf(blank)).toEqual({ day: 'day', name: 'name' });
    expect(faultsOf({ ...blank, day: '2026-12-28', name: 'Nghỉ' })).toEqual({});
    expect(bodyOf({ ...blank, day: '2026-12-28', name: ' Nghỉ ', source: ' ', note: ' ' }, 0)).toEqual({
      day: '2026-12-28', kind: 'off', name: 'Nghỉ', certainty: 'official', isActive: true, version: 0,
    });
  });
});
