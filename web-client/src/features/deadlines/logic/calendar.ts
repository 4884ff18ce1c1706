import type { CalendarDayView, ObligationState, ObligationView } from '@/api-types';
import { dayOf, isWeekend, type Day } from '@/lib/days';
import { mostUrgent, stateAt } from './states';

export type CalendarView = 'month' | 'list';

/** A report of one period that units owe by one moment. */
export interface DueReport {
  key: string;
  title: string;
  period: string;
  dueAt: string;
  deadlines: ObligationView[];
  state: ObligationState;
  /** Units that have sent or were let off. */
  settled: number;
}

export interface CalendarDay {
  day: Day;
  /** Of a holiday or a make-up day. */
  name: string | null;
  isOff: boolean;
  isMakeup: boolean;
  reports: DueReport[];
}

export interface CalendarFilter {
  organizationId: string | null;
  state: ObligationState | null;
}

/** The days of the calendar with what is due on them. */
export function calendarDays(
  days: readonly Day[],
  deadlines: readonly ObligationView[],
  exceptions: readonly CalendarDayView[],
  filter: CalendarFilter,
  now: Date,
): CalendarDay[] {
  const named = new Map(exceptions.filter((one) => one.isActive).map((one) => [one.day, one]));
  const due = groupBy(
    deadlines.filter((one) => matches(one, filter, now)),
    (one) => dayOf(one.dates.dueAt),
  );
  return days.map((day) => {
    const exception = named.get(day);
    return {
      day,
      name: exception?.name ?? null,
      isOff: exception ? exception.kind === 'off' : isWeekend(day),
      isMakeup: exception?.kind === 'makeup',
      reports: reportsOf(due.get(day) ?? [], now),
    };
  });
}

/** The units of a list, by name. */
export function unitsOf(deadlines: readonly ObligationView[]): { id: string; name: string }[] {
  const units = new Map(deadlines.map(({ organization }) => [organization.id, organization]));
  return [...units.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

export function countByState(deadlines: readonly ObligationView[], now: Date): Map<ObligationState, number> {
  return new Map([...groupBy(deadlines, (one) => stateAt(one, now))].map(([state, members]) => [state, members.length]));
}

function matches(deadline: ObligationView, { organizationId, state }: CalendarFilter, now: Date): boolean {
  return (organizationId === null || deadline.organization.id === organizationId) && (state === null || stateAt(deadline, now) === state);
}

function reportsOf(deadlines: readonly ObligationView[], now: Date): DueReport[] {
  // One that was met keeps its dates: units of one report may have two due moments.
  const reports = groupBy(deadlines, ({ rule, period, dates }) => `${rule.id}/${period}/${dates.dueAt}`);
  return [...reports].map(([key, members]) => {
    const states = members.map((one) => stateAt(one, now));
    const { rule, period, dates } = members[0]!;
    return {
      key,
      title: rule.title,
      period,
      dueAt: dates.dueAt,
      deadlines: members,
      state: mostUrgent(states),
      settled: states.filter((state) => state === 'met' || state === 'met_late' || state === 'waived').length,
    };
  });
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
