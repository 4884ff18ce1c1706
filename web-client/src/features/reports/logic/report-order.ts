import type { ReportState, ReportSummary } from '@/api-types';
import { isEarly } from './early';

export type Timeliness = 'early' | 'on_time' | 'late' | 'overdue' | 'waiting';

/** Whether the next word is the unit's: nothing sent yet, or sent back. */
export function isWithUnit(state: ReportState): boolean {
  switch (state) {
    case 'empty':
    case 'draft':
    case 'returned':
      return true;
    case 'submitted':
    case 'verified':
    case 'locked':
      return false;
  }
}

export function isSent(summary: Pick<ReportSummary, 'state' | 'submittedAt'>): boolean {
  return !isWithUnit(summary.state) && Boolean(summary.submittedAt);
}

export function isOverdue(summary: ReportSummary, now: Date): boolean {
  return isWithUnit(summary.state) && now > new Date(summary.dates.dueAt);
}

export function timelinessOf(summary: ReportSummary, now: Date): Timeliness {
  if (isSent(summary)) {
    const sentAt = new Date(summary.submittedAt!);
    if (isEarly(summary.dates.cutOff, sentAt)) return 'early';
    return sentAt <= new Date(summary.dates.dueAt) ? 'on_time' : 'late';
  }
  return now > new Date(summary.dates.dueAt) ? 'overdue' : 'waiting';
}

/** Who needs the standing office's attention first: sent and waiting, then late, then underway, then settled. */
export function byAttention(reports: readonly ReportSummary[], now: Date): ReportSummary[] {
  return [...reports].sort(
    (a, b) =>
      attention(a, now) - attention(b, now) ||
      compare(a.submittedAt ?? '', b.submittedAt ?? '') ||
      a.organizationName.localeCompare(b.organizationName, 'vi'),
  );
}

export interface ReportCounts {
  total: number;
  sent: number;
  onTime: number;
  late: number;
  overdue: number;
  byState: Record<ReportState, number>;
}

export function countReports(reports: readonly ReportSummary[], now: Date): ReportCounts {
  const byState: Record<ReportState, number> = { empty: 0, draft: 0, submitted: 0, returned: 0, verified: 0, locked: 0 };
  for (const report of reports) byState[report.state] += 1;
  const having = (timeliness: Timeliness) => reports.filter((report) => timelinessOf(report, now) === timeliness).length;
  const onTime = having('early') + having('on_time');
  const late = having('late');
  return { total: reports.length, sent: onTime + late, onTime, late, overdue: having('overdue'), byState };
}

function attention(report: ReportSummary, now: Date): number {
  switch (report.state) {
    case 'submitted':
      return 0;
    case 'returned':
      return isOverdue(report, now) ? 1 : 3;
    case 'empty':
      return isOverdue(report, now) ? 1 : 4;
    case 'draft':
      return isOverdue(report, now) ? 1 : 3;
    case 'verified':
      return 5;
    case 'locked':
      return 6;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const reportStates: readonly ReportState[] = ['submitted', 'returned', 'draft', 'empty', 'verified', 'locked'];

/** A state named in the URL; anything else filters nothing. */
export function parseState(text: string | null): ReportState | null {
  return reportStates.find((state) => state === text) ?? null;
}
