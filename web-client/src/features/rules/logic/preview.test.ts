import { expect, it } from 'vitest';
import type { RuleDates } from '@/api-types';
import { october } from './fixtures';
import { causesOf, isMoved, rowsOf } from './preview';

const november: RuleDates = { ...october, period: '202611', dueAt: '2026-11-30T10:00:00Z', movedFrom: undefined, daysOff: [] };

it('has old and new dates of a period beside each other', () => {
  const moved = { ...november, dueAt: '2026-11-24T10:00:00Z' };
  const rows = rowsOf({ dates: [october, moved], before: [october, november] });
  expect(rows.map(({ period, now, before }) => [period, now?.dueAt, before?.dueAt])).toEqual([
    ['202610', october.dueAt, october.dueAt],
    ['202611', moved.dueAt, november.dueAt],
  ]);
  expect(rows.map(isMoved)).toEqual([false, true]);
});

it('has what the new rhythm no longer asks for in its place', () => {
  const quarter = { ...october, period: '2026Q4', dueAt: '2026-12-31T10:00:00Z' };
  const rows = rowsOf({ dates: [quarter], before: [november, october] });
  expect(rows.map(({ period, now }) => [period, now !== null])).toEqual([
    ['202610', false],
    ['202611', false],
    ['2026Q4', true],
  ]);
  expect(rows.some(isMoved)).toBe(false);
});

it('has one row of a single report', () => {
  const once = { ...october, period: undefined };
  expect(rowsOf({ dates: [once], before: [{ ...once, dueAt: '2026-10-23T10:00:00Z' }] })).toHaveLength(1);
});

it.each<[string, Partial<RuleDates>, object[]]>([
  ['a weekend', {}, [{ kind: 'moved', day: '2026-10-31', names: [], to: '2026-10-30' }]],
  [
    'a holiday behind a weekend',
    { movedFrom: '2026-08-31', dueAt: '2026-08-28T10:00:00Z', daysOff: [{ day: '2026-08-29' }, { day: '2026-08-30' }, { day: '2026-08-31', name: 'Nghỉ hoán đổi' }] },
    [{ kind: 'moved', day: '2026-08-31', names: ['Nghỉ hoán đổi'], to: '2026-08-28' }],
  ],
  [
    'holidays that do not count',
    { movedFrom: undefined, daysOff: [{ day: '2026-02-16', name: 'Tết Nguyên đán' }, { day: '2026-02-17', name: 'Tết Nguyên đán' }, { day: '2026-02-21' }] },
    [{ kind: 'uncounted', names: ['Tết Nguyên đán'] }],
  ],
  ['weekends that do not count', { movedFrom: undefined, daysOff: [{ day: '2026-02-21' }] }, []],
  [
    'a Saturday that is worked',
    { movedFrom: undefined, daysOff: [], makeup: 'Làm bù cho ngày 31/8', dueAt: '2026-08-22T10:00:00Z' },
    [{ kind: 'makeup', day: '2026-08-22', names: ['Làm bù cho ngày 31/8'] }],
  ],
  ['the end of a working day', { movedFrom: undefined, daysOff: [], dueAt: '2026-11-19T16:59:59.999Z' }, []],
])('says why of %s', (_, part, causes) => expect(causesOf({ ...october, ...part })).toEqual(causes));
