import { describe, expect, it } from 'vitest';
import type { JobRunState, JobView } from '@/api-types';
import { durationOf, isDueAtOnce, rhythmOf, shownState, toldCounts, troubled } from './rules';

describe('counts of a run', () => {
  it.each([
    [undefined, []],
    [{}, []],
    [{ runs: 0, notices: 0 }, []],
    [{ told: 3, opened: 2, unchanged: 0 }, ['opened 2', 'told 3']],
    [{ removed: 1, kilobytes: 1688 }, ['kilobytes 1688', 'removed 1']],
  ])('%j is told as %j', (counts, told) => {
    expect(toldCounts({ ...(counts && { counts }) }).map(({ name, number }) => `${name} ${number}`)).toEqual(told);
  });
});

describe('state of a run as it is shown', () => {
  it.each([
    ['succeeded', undefined, 'succeeded'],
    ['succeeded', { forwarded: 8, unreached: 0 }, 'succeeded'],
    ['succeeded', { forwarded: 8, unreached: 1 }, 'unreached'],
    ['failed', { unreached: 1 }, 'failed'],
  ] as const)('%s with %j is %s', (state, counts, shown) => {
    expect(shownState({ state, ...(counts && { counts }) })).toBe(shown);
  });
});

describe('rhythm of a job', () => {
  it.each([
    [90, 1440, { kind: 'daily', time: '01:30' }],
    [0, 1440, { kind: 'daily', time: '00:00' }],
    [480, 1440, { kind: 'daily', time: '08:00' }],
    [0, 60, { kind: 'hours', count: 1 }],
    [0, 360, { kind: 'hours', count: 6 }],
    [0, 15, { kind: 'minutes', count: 15 }],
    [0, 90, { kind: 'minutes', count: 90 }],
  ])('from minute %i every %i minutes is %j', (firstMinute, everyMinutes, rhythm) => {
    expect(rhythmOf({ firstMinute, everyMinutes })).toEqual(rhythm);
  });
});

describe('duration of a run', () => {
  it.each([
    ['2026-09-29T01:30:00.900Z', { unit: 'moment' }],
    ['2026-09-29T01:30:01.000Z', { unit: 'seconds', count: 1 }],
    ['2026-09-29T01:31:29.000Z', { unit: 'seconds', count: 89 }],
    ['2026-09-29T01:31:30.000Z', { unit: 'minutes', count: 2 }],
    ['2026-09-29T02:30:00.000Z', { unit: 'minutes', count: 60 }],
    [undefined, null],
  ])('until %s is %j', (finishedAt, duration) => {
    expect(durationOf({ startedAt: '2026-09-29T01:30:00.000Z', ...(finishedAt && { finishedAt }) })).toEqual(duration);
  });
});

it('is due at once when its slot has passed', () => {
  const now = new Date('2026-09-29T02:00:00Z');
  expect(isDueAtOnce({ nextAt: '2026-09-29T02:00:00Z' }, now)).toBe(true);
  expect(isDueAtOnce({ nextAt: '2026-09-29T02:00:01Z' }, now)).toBe(false);
});

it('finds what wants a hand', () => {
  const job = (kind: JobView['kind'], isLate: boolean, state: JobRunState | null, isRunning = false): JobView => ({
    kind,
    firstMinute: 0,
    everyMinutes: 60,
    nextAt: '2026-09-29T02:00:00Z',
    isRunning,
    isLate,
    ...(state && { lastRun: { id: kind, slot: '', attempt: 1, cause: 'schedule', state, node: 'a', startedAt: '' } }),
  });
  const jobs = [
    job('remind', false, 'succeeded'),
    job('prune', true, 'succeeded'),
    job('back_up', false, 'failed'),
    job('open_reports', false, null),
    job('lock_periods', false, 'failed', true),
    job('take_snapshots', false, 'abandoned'),
  ];
  expect(troubled(jobs).map(({ kind }) => kind)).toEqual(['prune', 'back_up']);
});
