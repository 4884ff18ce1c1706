import { expect, it } from 'vitest';
import type { ExplanationState } from '@/api-types';
import { concludedByNote, concludedOn, filters, matches, ofSubject, openOf, readFilter, taskNameOf, toneOf } from './explanations';

const one = (state: ExplanationState, changes: object = {}) => ({
  id: state,
  state,
  isOverdue: false,
  isMine: false,
  unit: { id: 'u', name: 'Phòng Kinh tế' },
  planIndicatorId: 'i' as string | undefined,
  taskId: undefined as string | undefined,
  askedAt: '2026-11-18T02:10:00Z',
  concludedAt: undefined as string | undefined,
  ...changes,
});

it.each<[ExplanationState, object, string[]]>([
  ['asked', { isMine: true }, ['mine', 'open']],
  ['asked', { isOverdue: true }, ['open', 'overdue']],
  ['answered', {}, ['open']],
  ['concluded', {}, ['concluded']],
  ['withdrawn', {}, ['withdrawn']],
])('%s %o is found under %o', (state, changes, found) => {
  expect(filters.filter((filter) => matches(filter, one(state, changes)))).toEqual(found);
  expect(matches(null, one(state, changes))).toBe(true);
});

it('takes a filter of the URL and nothing else', () => {
  expect(readFilter('overdue')).toBe('overdue');
  expect(readFilter('asked')).toBeNull();
  expect(readFilter(null)).toBeNull();
});

it('shows what is late in another tone', () => {
  expect([toneOf('asked', false), toneOf('asked', true), toneOf('answered', false), toneOf('concluded', false)]).toEqual([
    'atRisk',
    'offTrack',
    'onTrack',
    'met',
  ]);
});

it('gathers what was asked about an indicator or a task, the latest last', () => {
  const late = one('asked', { askedAt: '2026-11-20T02:00:00Z' });
  const early = one('concluded');
  const task = one('asked', { planIndicatorId: undefined, taskId: 't' });
  expect(ofSubject([late, task, early], 'i')).toEqual([early, late]);
  expect(ofSubject([late, task, early], 't')).toEqual([task]);
});

it('concludes what the unit that leads was asked, never what another was', () => {
  const other = one('asked', { unit: { id: 'v', name: 'Văn phòng' } });
  const lead = one('answered');
  expect(concludedByNote([one('concluded'), other, lead], 'u')).toBe(lead);
  expect(concludedByNote([one('concluded'), other], 'u')).toBeNull();
  expect(concludedByNote([one('concluded'), other], undefined)).toBe(other);
});

it('shows the open one, of the unit that leads where several were asked', () => {
  const other = one('asked', { unit: { id: 'v', name: 'Văn phòng' } });
  const lead = one('answered');
  expect(openOf([one('concluded'), other, lead], 'u')).toBe(lead);
  expect(openOf([other], 'u')).toBe(other);
  expect(openOf([one('concluded'), one('withdrawn')], 'u')).toBeNull();
});

it('lists what was concluded on a day of the office, as it came', () => {
  // A quarter to midnight and half past midnight in Vietnam.
  const yesterday = one('concluded', { concludedAt: '2026-11-21T16:45:00Z' });
  const second = one('concluded', { concludedAt: '2026-11-22T03:00:00Z' });
  const first = one('concluded', { concludedAt: '2026-11-21T17:30:00Z' });
  expect(concludedOn([second, yesterday, first, one('asked')], '2026-11-22')).toEqual([first, second]);
});

it.each([
  ['Mua thiết bị trong tháng 7. Báo cáo hằng tuần.', 'Mua thiết bị trong tháng 7'],
  ['Giao Phòng Kinh tế; Văn phòng phối hợp', 'Giao Phòng Kinh tế'],
  ['Đạt 62.5 % trước 30/11', 'Đạt 62.5 % trước 30/11'],
  ['Dòng một\nDòng hai', 'Dòng một'],
  ['', ''],
])('the task of "%s" is called "%s"', (conclusion, name) => expect(taskNameOf(conclusion)).toBe(name));
