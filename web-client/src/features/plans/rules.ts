import type { BudgetRowView, TaskView } from '@/api-types';
import { fold } from '@/lib/fold';
import { quarterDays, type Quarter } from '@/lib/period';

/** A document that starts as an object is JSON; everything else is left to the YAML reader. */
export function contentTypeOf(text: string): 'application/json' | 'application/yaml' {
  return text.trimStart().startsWith('{') ? 'application/json' : 'application/yaml';
}

export const timings = ['due', 'past', 'running', 'upcoming', 'steady'] as const;
export type Timing = (typeof timings)[number];

/** Where the plan's own dates of a task stand against a quarter. It says nothing about the work itself, which nobody has reported. */
export function timingOf(task: Pick<TaskView, 'startsOn' | 'endsOn'>, quarter: Quarter): Timing {
  const { first, last } = quarterDays(quarter);
  // Days of the wire compare as texts.
  if (!task.endsOn) return task.startsOn && task.startsOn > last ? 'upcoming' : 'steady';
  if (task.endsOn < first) return 'past';
  if (task.endsOn <= last) return 'due';
  return task.startsOn && task.startsOn > last ? 'upcoming' : 'running';
}

export interface TaskFilter {
  text: string;
  unit: string | null;
  timing: Timing | null;
}

export function readTaskFilter(params: URLSearchParams): TaskFilter {
  return {
    text: params.get('q') ?? '',
    unit: params.get('unit'),
    timing: timings.find((known) => known === params.get('timing')) ?? null,
  };
}

export function filterTasks(tasks: readonly TaskView[], { text, unit, timing }: TaskFilter, quarter: Quarter): TaskView[] {
  const wanted = fold(text.trim());
  return tasks.filter(
    (task) =>
      (!unit || [...task.leads, ...task.partners].some(({ id }) => id === unit)) &&
      (!timing || timingOf(task, quarter) === timing) &&
      (!wanted || fold([task.number, task.name, task.result, ...task.leads.map(({ name }) => name)].join(' ')).includes(wanted)),
  );
}

type Money = 'total' | 'province' | 'other' | 'yearTotal' | 'yearProvince' | 'yearOther';

/** Column sums of the budget table; an empty cell adds nothing. */
export function budgetSums(rows: readonly BudgetRowView[]): Record<Money, number> {
  const sum = (column: Money) => rows.reduce((total, row) => total + (row[column] ?? 0), 0);
  return {
    total: sum('total'),
    province: sum('province'),
    other: sum('other'),
    yearTotal: sum('yearTotal'),
    yearProvince: sum('yearProvince'),
    yearOther: sum('yearOther'),
  };
}
