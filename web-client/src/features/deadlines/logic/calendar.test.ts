import { describe, expect, it } from 'vitest';
import type { CalendarDayView } from '@/api-types';
import { calendarDays, countByState, unitsOf } from './calendar';
import { aDeadline, dueOn } from './fixtures';

const now = new Date('2026-11-22T03:00:00Z');
const all = { organizationId: null, state: null };
const other = { id: 'u2', name: 'Công an xã' };

function anException(day: string, kind: CalendarDayView['kind'], isActive = true): CalendarDayView {
  return { day, kind, name: `Ngày ${day}`, certainty: 'official', isActive, isShipped: true, version: 1 };
}

describe('the calendar', () => {
  it('marks weekends, holidays and make-up Saturdays, and no exception that is switched off', () => {
    const days = calendarDays(
      ['2026-08-21', '2026-08-22', '2026-08-23', '2026-09-02', '2026-11-24'],
      [],
      [anException('2026-08-22', 'makeup'), anException('2026-09-02', 'off'), anException('2026-11-24', 'off', false)],
      all,
      now,
    );
    expect(days.map(({ isOff, isMakeup, name }) => [isOff, isMakeup, name])).toEqual([
      [false, false, null],
      [false, true, 'Ngày 2026-08-22'],
      [true, false, null],
      [true, false, 'Ngày 2026-09-02'],
      [false, false, null],
    ]);
  });

  it('puts the units of one report together on its due day in Vietnam, and says how urgent the worst is', () => {
    const midnight = { ...dueOn('2026-11-30'), dueAt: '2026-11-30T16:59:59.999Z' };
    const [day, next] = calendarDays(
      ['2026-11-30', '2026-12-01'],
      [
        aDeadline({ id: 'a', state: 'met', dates: midnight }),
        aDeadline({ id: 'b', state: 'due_soon', dates: midnight, organization: other }),
        aDeadline({ id: 'c', dates: midnight, rule: { id: 'r2', title: 'Báo cáo tuần', frequency: 'week' } }),
      ],
      [],
      all,
      now,
    );
    expect(day!.reports.map(({ title, state, settled, deadlines }) => [title, state, settled, deadlines.length])).toEqual([
      ['Báo cáo tháng', 'due_soon', 1, 2],
      ['Báo cáo tuần', 'open', 0, 1],
    ]);
    expect(next!.reports).toEqual([]);
  });

  it('keeps two due moments of one report apart', () => {
    const [day] = calendarDays(
      ['2026-11-30'],
      [aDeadline({ id: 'a' }), aDeadline({ id: 'b', organization: other, dates: { ...dueOn('2026-11-30'), dueAt: '2026-11-30T09:00:00Z' } })],
      [],
      all,
      now,
    );
    expect(day!.reports).toHaveLength(2);
  });

  it('keeps to the unit and the state that are asked for', () => {
    const deadlines = [aDeadline({ id: 'a' }), aDeadline({ id: 'b', organization: other, state: 'met' })];
    const shown = (filter: Parameters<typeof calendarDays>[3]) =>
      calendarDays(['2026-11-30'], deadlines, [], filter, now)[0]!.reports.flatMap((report) => report.deadlines.map(({ id }) => id));
    expect(shown({ organizationId: 'u2', state: null })).toEqual(['b']);
    expect(shown({ organizationId: null, state: 'open' })).toEqual(['a']);
    expect(shown({ organizationId: 'u2', state: 'open' })).toEqual([]);
    expect(unitsOf(deadlines).map(({ name }) => name)).toEqual(['Công an xã', 'Phòng Kinh tế']);
    expect([...countByState(deadlines, now)]).toEqual([
      ['open', 1],
      ['met', 1],
    ]);
  });
});
