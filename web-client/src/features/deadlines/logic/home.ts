import type { ObligationView } from '@/api-types';
import { addDays, dayOf, type Day } from '@/lib/days';
import { stateAt } from './states';

export type HomeGroup = 'overdue' | 'open' | 'upcoming' | 'done';

export const homeGroups: readonly HomeGroup[] = ['overdue', 'open', 'upcoming', 'done'];

const doneDays = 92;

/** What the home page asks for: a year back, so that nothing overdue hides, and half a year ahead. */
export function homeWindow(today: Day): { from: Day; to: Day } {
  return { from: addDays(today, -365), to: addDays(today, 184) };
}

export function groupOf(deadline: ObligationView, now: Date): HomeGroup {
  switch (stateAt(deadline, now)) {
    case 'overdue':
      return 'overdue';
    case 'open':
    case 'due_soon':
      return 'open';
    case 'upcoming':
      // A form that somebody has begun is work, however early.
      return deadline.reportState && deadline.reportState !== 'empty' ? 'open' : 'upcoming';
    case 'met':
    case 'met_late':
    case 'waived':
      return 'done';
  }
}

/**
 * By due moment: what is late first, what is done last and newest first, that of the last three months. Of what is still to come each duty's
 * next period alone: the calendar has the rest.
 */
export function byDue(deadlines: readonly ObligationView[], now: Date): [HomeGroup, ObligationView[]][] {
  const since = addDays(dayOf(now), -doneDays);
  const sorted = [...deadlines].sort((a, b) => compare(a.dates.dueAt, b.dates.dueAt) || a.organization.name.localeCompare(b.organization.name, 'vi'));
  const members = (group: HomeGroup) => sorted.filter((deadline) => groupOf(deadline, now) === group);
  const groups: Record<HomeGroup, ObligationView[]> = {
    overdue: members('overdue'),
    open: members('open'),
    upcoming: nextOfEach(members('upcoming')),
    done: members('done')
      .filter((deadline) => dayOf(deadline.met?.at ?? deadline.dates.dueAt) >= since)
      .reverse(),
  };
  return homeGroups.map((group): [HomeGroup, ObligationView[]] => [group, groups[group]]).filter(([, found]) => found.length > 0);
}

function nextOfEach(deadlines: readonly ObligationView[]): ObligationView[] {
  const seen = new Set<string>();
  return deadlines.filter((deadline) => {
    // Each report on request is a duty of its own.
    const duty = deadline.request ? deadline.id : `${deadline.rule.id}/${deadline.organization.id}`;
    return !seen.has(duty) && seen.add(duty);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
