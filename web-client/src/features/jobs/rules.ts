import type { JobRunState, JobRunView, JobView } from '@/api-types';

/** Counts that have words, in the order in which they are told. */
export const countNames = [
  'communes',
  'inserted',
  'updated',
  'deleted',
  'unchanged',
  'opened',
  'reports',
  'duties',
  'marked',
  'told',
  'locked',
  'declaredLocked',
  'taken',
  'waiting',
  'kilobytes',
  'removed',
  'runs',
  'notices',
  'calls',
  'deliveries',
  'events',
  'forwarded',
  'unreached',
] as const;

export type CountName = (typeof countNames)[number];

export interface Count {
  name: CountName;
  number: number;
}

/** What a run did: a count of nothing is not told. */
export function toldCounts({ counts }: Pick<JobRunView, 'counts'>): Count[] {
  return countNames.map((name) => ({ name, number: counts?.[name] ?? 0 })).filter(({ number }) => number > 0);
}

export type ShownState = JobRunState | 'late' | 'unreached';

/** A line that is down is no fault of the run, which ends well; but nothing has arrived. */
export function shownState({ state, counts }: Pick<JobRunView, 'state' | 'counts'>): ShownState {
  return state === 'succeeded' && (counts?.['unreached'] ?? 0) > 0 ? 'unreached' : state;
}

export type Rhythm = { kind: 'daily'; time: string } | { kind: 'hours' | 'minutes'; count: number };

const minutesOfDay = 24 * 60;

export function rhythmOf({ firstMinute, everyMinutes }: Pick<JobView, 'firstMinute' | 'everyMinutes'>): Rhythm {
  if (everyMinutes === minutesOfDay) {
    const two = (figure: number) => String(figure).padStart(2, '0');
    return { kind: 'daily', time: `${two(Math.floor(firstMinute / 60))}:${two(firstMinute % 60)}` };
  }
  return everyMinutes % 60 === 0 ? { kind: 'hours', count: everyMinutes / 60 } : { kind: 'minutes', count: everyMinutes };
}

export type Duration = { unit: 'moment' } | { unit: 'seconds' | 'minutes'; count: number };

/** How long a run took; null while it runs, and where nobody knows. */
export function durationOf({ startedAt, finishedAt }: Pick<JobRunView, 'startedAt' | 'finishedAt'>): Duration | null {
  if (!finishedAt) return null;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  if (seconds < 1) return { unit: 'moment' };
  return seconds < 90 ? { unit: 'seconds', count: Math.round(seconds) } : { unit: 'minutes', count: Math.round(seconds / 60) };
}

/** A slot that has passed waits for the next wake. */
export function isDueAtOnce({ nextAt }: Pick<JobView, 'nextAt'>, now: Date): boolean {
  return new Date(nextAt) <= now;
}

/** What wants a hand: late, or failed last. */
export function troubled(jobs: readonly JobView[]): JobView[] {
  return jobs.filter((job) => job.isLate || (job.lastRun?.state === 'failed' && !job.isRunning));
}
