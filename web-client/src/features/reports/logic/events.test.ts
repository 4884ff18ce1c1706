import { describe, expect, it } from 'vitest';
import type { ReportComment, ReportEvent, ReportState } from '@/api-types';
import { askedRows, durationOf, sentBack, timelineOf, type Duration } from './events';
import { aRow, aSummary } from './fixtures';

const step = (hour: number, fromState: ReportState, toState: ReportState, reason?: string): ReportEvent => ({
  at: `2026-09-29T0${hour}:00:00Z`,
  fromState,
  toState,
  reason,
  changeSeq: hour,
});

const comment = (changeSeq: number, text: string, asksChange = false): ReportComment => ({
  id: text,
  planIndicatorId: 'files-online',
  number: 'II.1',
  at: `2026-09-29T0${changeSeq}:00:00Z`,
  text,
  asksChange,
  changeSeq,
});

describe('Why a report is with the unit again', () => {
  it.each<[string, ReportState, ReportEvent[], string | null]>([
    ['sent back', 'returned', [step(1, 'draft', 'submitted'), step(2, 'submitted', 'returned', 'Thiếu mẫu số')], 'returned: Thiếu mẫu số'],
    ['sent back for single rows', 'returned', [step(1, 'draft', 'submitted'), step(2, 'submitted', 'returned')], 'returned: undefined'],
    [
      'reopened',
      'draft',
      [step(3, 'verified', 'draft', 'Số liệu thuế về muộn'), step(2, 'submitted', 'verified')],
      'reopened: Số liệu thuế về muộn',
    ],
    ['sent again', 'submitted', [step(2, 'submitted', 'returned', 'Thiếu mẫu số'), step(3, 'returned', 'submitted')], null],
    ['just opened', 'draft', [step(1, 'empty', 'draft')], null],
    ['no step yet', 'empty', [], null],
  ])('%s', (_, state, events, expected) => {
    const back = sentBack({ summary: aSummary({ state }), events });
    expect(back && `${back.kind}: ${back.event.reason}`).toBe(expected);
  });
});

describe('The timeline of a report', () => {
  it('puts what was asked under its return, and other words between the steps', () => {
    const entries = timelineOf(
      [step(1, 'draft', 'submitted'), step(4, 'submitted', 'returned'), step(6, 'returned', 'submitted')],
      [comment(2, 'Chờ số.'), comment(4, 'Mẫu số?', true), comment(5, 'Đã đối chiếu.')],
    );
    expect(entries.map((entry) => (entry.kind === 'step' ? entry.event.toState : entry.comment.text))).toEqual([
      'submitted',
      'Đã đối chiếu.',
      'returned',
      'Chờ số.',
      'submitted',
    ]);
    expect(entries.map((entry) => (entry.kind === 'step' ? entry.requests.map(({ text }) => text) : []))).toEqual([[], [], ['Mẫu số?'], [], []]);
    expect(entries.map((entry) => (entry.kind === 'step' && entry.after !== null ? entry.after / 3_600_000 : null))).toEqual([
      2,
      null,
      3,
      null,
      null,
    ]);
  });

  it.each<[number, Duration | null]>([
    [0, null],
    [59_999, null],
    [60_000, { unit: 'minutes', count: 1 }],
    [3_599_999, { unit: 'minutes', count: 59 }],
    [3_600_000, { unit: 'hours', count: 1 }],
    [86_399_999, { unit: 'hours', count: 23 }],
    [86_400_000, { unit: 'days', count: 1 }],
    [200_000_000, { unit: 'days', count: 2 }],
  ])('%d ms is %o', (milliseconds, duration) => expect(durationOf(milliseconds)).toEqual(duration));
});

it('tells rows that wait for a change from those that are changed or answered', () => {
  const asked = (planIndicatorId: string, isChanged: boolean, isAnswered: boolean) =>
    aRow({ planIndicatorId, openRequest: { text: 'Mẫu số?', at: '2026-09-29T04:00:00Z', isChanged, isAnswered } });
  const { open, done } = askedRows([aRow(), asked('open', false, false), asked('changed', true, false), asked('answered', false, true)]);
  expect(open.map((row) => row.planIndicatorId)).toEqual(['open']);
  expect(done.map((row) => row.planIndicatorId)).toEqual(['changed', 'answered']);
});
