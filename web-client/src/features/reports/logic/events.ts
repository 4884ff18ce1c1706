import type { ReportEvent, ReportView } from '@/api-types';
import { isWithUnit } from './report-order';

export interface SentBack {
  kind: 'returned' | 'reopened';
  event: ReportEvent;
}

/** Why the report is with the unit again; null where it never left. */
export function sentBack({ summary, events }: Pick<ReportView, 'summary' | 'events'>): SentBack | null {
  const last = newestFirst(events)[0];
  if (!last?.reason || !isWithUnit(summary.state)) return null;
  return { kind: last.toState === 'returned' ? 'returned' : 'reopened', event: last };
}

export function newestFirst(events: readonly ReportEvent[]): ReportEvent[] {
  // Of two steps in one moment the later in the list is the newer.
  return [...events].reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
