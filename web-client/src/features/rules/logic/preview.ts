import type { RuleDates, RulePreview } from '@/api-types';
import { dayOf } from '@/lib/days';

/** A period before and after the change; one of the two where the other rhythm does not ask for it. */
export interface PreviewRow {
  key: string;
  period: string | undefined;
  now: RuleDates | null;
  before: RuleDates | null;
}

/** Both lists as one, by the day that each is due on. */
export function rowsOf({ dates, before }: RulePreview): PreviewRow[] {
  const keyOf = (one: RuleDates) => one.period ?? 'once';
  const olds = new Map((before ?? []).map((one) => [keyOf(one), one]));
  const rows: PreviewRow[] = dates.map((now) => ({ key: keyOf(now), period: now.period, now, before: olds.get(keyOf(now)) ?? null }));
  const news = new Set(rows.map(({ key }) => key));
  for (const [key, old] of olds) if (!news.has(key)) rows.push({ key, period: old.period, now: null, before: old });
  const due = ({ now, before: old }: PreviewRow) => (now ?? old)!.dueAt;
  return rows.toSorted((one, other) => due(one).localeCompare(due(other)));
}

/** Whether the change moves it. */
export function isMoved({ now, before }: PreviewRow): boolean {
  return now !== null && before !== null && now.dueAt !== before.dueAt;
}

export interface Cause {
  kind: 'moved' | 'uncounted' | 'makeup';
  /** The day that the deadline names, or the make-up day. */
  day?: string;
  /** Of holidays. */
  names: string[];
  /** Where it moved to. */
  to?: string;
}

/** Why a report is due on that day and not on another: one cause at most is worth a sentence, the holidays before the weekend. */
export function causesOf(dates: RuleDates): Cause[] {
  const due = dayOf(dates.dueAt);
  const names = [...new Set(dates.daysOff.flatMap(({ name }) => (name ? [name] : [])))];
  return [
    ...(dates.movedFrom ? [{ kind: 'moved' as const, day: dates.movedFrom, names: namesOn(dates, dates.movedFrom), to: due }] : []),
    ...(!dates.movedFrom && names.length > 0 ? [{ kind: 'uncounted' as const, names }] : []),
    ...(dates.makeup ? [{ kind: 'makeup' as const, day: due, names: [dates.makeup] }] : []),
  ];
}

function namesOn({ daysOff }: RuleDates, day: string): string[] {
  return daysOff.flatMap((off) => (off.day === day && off.name ? [off.name] : []));
}
