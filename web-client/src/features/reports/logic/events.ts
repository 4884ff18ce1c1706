import type { ReportComment, ReportEvent, ReportRow, ReportView } from '@/api-types';
import { isWithUnit } from './report-order';

export interface SentBack {
  kind: 'returned' | 'reopened';
  event: ReportEvent;
}

/** Why the report is with the unit again; null where it never left. */
export function sentBack({ summary, events }: Pick<ReportView, 'summary' | 'events'>): SentBack | null {
  const last = newestFirst(events)[0];
  if (!last || !isWithUnit(summary.state)) return null;
  if (last.toState === 'returned') return { kind: 'returned', event: last };
  return last.fromState === 'verified' ? { kind: 'reopened', event: last } : null;
}

export function newestFirst(events: readonly ReportEvent[]): ReportEvent[] {
  // Of two steps in one moment the later in the list is the newer.
  return [...events].reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

export type TimelineEntry =
  | {
      kind: 'step';
      event: ReportEvent;
      /** What was asked of single rows with this step. */
      requests: readonly ReportComment[];
      /** Milliseconds since the step before; null for the first. */
      after: number | null;
    }
  | { kind: 'comment'; comment: ReportComment };

/** The steps of a report and what was said between them, newest first. */
export function timelineOf(events: readonly ReportEvent[], comments: readonly ReportComment[]): TimelineEntry[] {
  const steps = newestFirst(events).map((event, index, all): TimelineEntry => {
    const earlier = all[index + 1];
    return {
      kind: 'step',
      event,
      requests: comments.filter((comment) => comment.asksChange && comment.changeSeq === event.changeSeq),
      after: earlier ? Date.parse(event.at) - Date.parse(earlier.at) : null,
    };
  });
  const words = comments.filter((comment) => !comment.asksChange).map((comment): TimelineEntry => ({ kind: 'comment', comment }));
  return [...steps, ...words.reverse()].sort((a, b) => Date.parse(atOf(b)) - Date.parse(atOf(a)));
}

function atOf(entry: TimelineEntry): string {
  return entry.kind === 'step' ? entry.event.at : entry.comment.at;
}

export type Duration = { unit: 'days' | 'hours' | 'minutes'; count: number };

/** A length of time in its largest whole unit; under a minute it is none. */
export function durationOf(milliseconds: number): Duration | null {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return null;
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  return minutes < 24 * 60 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
}

/** Rows that the unit has to change or answer before it sends again, and those where it has done so. */
export function askedRows(rows: readonly ReportRow[]) {
  const asked = rows.filter((row) => row.openRequest);
  return { open: asked.filter(isOpen), done: asked.filter((row) => !isOpen(row)) };
}

/** Asked for, and neither changed nor answered yet. */
export function isOpen({ openRequest }: Pick<ReportRow, 'openRequest'>): boolean {
  return Boolean(openRequest && !openRequest.isChanged && !openRequest.isAnswered);
}
