import { describe, expect, it } from 'vitest';
import { aDeadline, dueOn } from './fixtures';
import { byDue, homeWindow } from './home';

const now = new Date('2026-11-22T03:00:00Z');

describe('the home page', () => {
  it('puts what is overdue on top, by due moment, and what is done last', () => {
    const groups = byDue(
      [
        aDeadline({ id: 'met', state: 'met', dates: dueOn('2026-11-10') }),
        aDeadline({ id: 'later', state: 'open', dates: dueOn('2026-12-01') }),
        aDeadline({ id: 'soon', state: 'due_soon', dates: dueOn('2026-11-24') }),
        aDeadline({ id: 'late', state: 'overdue', dates: dueOn('2026-11-20') }),
        aDeadline({ id: 'later late', state: 'overdue', dates: dueOn('2026-01-20') }),
        aDeadline({ id: 'next', state: 'upcoming', dates: dueOn('2027-01-20') }),
      ],
      now,
    );
    expect(groups.map(([group, members]) => [group, members.map(({ id }) => id)])).toEqual([
      ['overdue', ['later late', 'late']],
      ['open', ['soon', 'later']],
      ['upcoming', ['next']],
      ['done', ['met']],
    ]);
  });

  it('calls overdue what went past its moment while the page was open', () => {
    const deadline = aDeadline({ state: 'due_soon' });
    expect(byDue([deadline], new Date('2026-11-30T10:00:00.000Z')).map(([group]) => group)).toEqual(['open']);
    expect(byDue([deadline], new Date('2026-11-30T10:00:00.001Z')).map(([group]) => group)).toEqual(['overdue']);
  });

  it('takes a form that was begun early for work', () => {
    const form = aDeadline({ state: 'upcoming', isForm: true, reportState: 'draft' });
    expect([form, { ...form, reportState: 'empty' as const }].map((one) => byDue([one], now)[0]![0])).toEqual(['open', 'upcoming']);
  });

  it('shows of what is to come the next period of each duty, and every report on request', () => {
    const upcoming = (id: string, day: string, changes = {}) => aDeadline({ id, state: 'upcoming', dates: dueOn(day), ...changes });
    const request = { text: 'Số liệu họp', by: 'Ai đó' };
    const other = { id: 'u2', name: 'Văn phòng' };
    const [upcomingGroup] = byDue(
      [
        upcoming('b', '2027-01-30'),
        upcoming('a', '2026-12-30'),
        upcoming('x', '2026-12-30', { organization: other }),
        upcoming('q1', '2026-12-10', { request }),
        upcoming('q2', '2026-12-11', { request }),
      ],
      now,
    );
    expect(upcomingGroup?.[1].map(({ id }) => id)).toEqual(['q1', 'q2', 'a', 'x']);
  });

  it('forgets what was done more than three months ago, by when it was sent', () => {
    const met = (id: string, at: string) => aDeadline({ id, state: 'met_late', dates: dueOn('2026-02-01'), met: { at } });
    const groups = byDue([met('old', '2026-08-21T03:00:00Z'), met('kept', '2026-08-22T03:00:00Z')], now);
    expect(groups.flatMap(([, members]) => members.map(({ id }) => id))).toEqual(['kept']);
  });

  it('asks for no more days than the server gives', () => {
    const { from, to } = homeWindow('2026-11-22');
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThanOrEqual(731);
  });
});
