import { describe, expect, it } from 'vitest';
import type { ReportSummary } from '@/api-types';
import { aSummary } from './fixtures';
import { byAttention, countReports, timelinessOf, type Timeliness } from './report-order';

const now = new Date('2026-09-29T03:00:00Z');
const before = { ...aSummary().dates, dueAt: '2026-09-28T10:00:00Z' };

describe('Ordering reports', () => {
  it.each<[Partial<ReportSummary>, Timeliness]>([
    [{ state: 'submitted', submittedAt: '2026-09-30T10:00:00Z' }, 'on_time'],
    [{ state: 'submitted', submittedAt: '2026-09-01T10:00:00Z' }, 'early'],
    [{ state: 'verified', submittedAt: '2026-09-30T10:00:01Z' }, 'late'],
    [{ state: 'returned', submittedAt: '2026-09-27T10:00:00Z' }, 'waiting'],
    [{ state: 'draft', dates: before }, 'overdue'],
    [{ state: 'locked', dates: before }, 'overdue'],
  ])('%o is %s', (change, timeliness) => {
    expect(timelinessOf(aSummary(change), now)).toBe(timeliness);
  });

  it('asks the standing office first for what was sent first', () => {
    const reports = [
      aSummary({ id: 'verified', state: 'verified' }),
      aSummary({ id: 'empty', state: 'empty' }),
      aSummary({ id: 'overdue', state: 'empty', dates: before }),
      aSummary({ id: 'second', state: 'submitted', submittedAt: '2026-09-28T09:00:00Z' }),
      aSummary({ id: 'first', state: 'submitted', submittedAt: '2026-09-28T08:00:00Z' }),
      aSummary({ id: 'draft', state: 'draft' }),
    ];
    expect(byAttention(reports, now).map((report) => report.id)).toEqual(['first', 'second', 'overdue', 'draft', 'empty', 'verified']);
  });

  it('counts that add up', () => {
    const reports = [
      aSummary({ state: 'submitted', submittedAt: '2026-09-28T08:00:00Z' }),
      aSummary({ state: 'verified', submittedAt: '2026-09-30T12:00:00Z' }),
      aSummary({ state: 'returned', submittedAt: '2026-09-28T08:00:00Z' }),
      aSummary({ state: 'empty', dates: before }),
    ];
    const counts = countReports(reports, now);
    expect(counts).toEqual({
      total: 4,
      sent: 2,
      onTime: 1,
      late: 1,
      overdue: 1,
      byState: { empty: 1, draft: 0, submitted: 1, returned: 1, verified: 1, locked: 0 },
    });
    expect(Object.values(counts.byState).reduce((sum, count) => sum + count, 0)).toBe(counts.total);
  });
});
