import type { ExplanationState, ExplanationView } from '@/api-types';
import type { Tone } from '@/components/ui/tone';
import { dayOf, type Day } from '@/lib/days';

export const filters = ['mine', 'open', 'overdue', 'concluded', 'withdrawn'] as const;

export type Filter = (typeof filters)[number];

export function readFilter(text: string | null): Filter | null {
  return filters.find((filter) => filter === text) ?? null;
}

type Kept = Pick<ExplanationView, 'state' | 'isOverdue' | 'isMine'>;

export function isOpen({ state }: Pick<ExplanationView, 'state'>): boolean {
  return state === 'asked' || state === 'answered';
}

export function matches(filter: Filter | null, explanation: Kept): boolean {
  switch (filter) {
    case null:
      return true;
    case 'mine':
      return explanation.isMine;
    case 'open':
      return isOpen(explanation);
    case 'overdue':
      return explanation.isOverdue;
    case 'concluded':
    case 'withdrawn':
      return explanation.state === filter;
  }
}

export function toneOf(state: ExplanationState, isOverdue: boolean): Tone {
  switch (state) {
    case 'asked':
      return isOverdue ? 'offTrack' : 'atRisk';
    case 'answered':
      return 'onTrack';
    case 'concluded':
      return 'met';
    case 'withdrawn':
      return 'neutral';
  }
}

/** Of one indicator, the latest last. */
export function ofSubject<T extends Pick<ExplanationView, 'planIndicatorId' | 'taskId' | 'askedAt'>>(all: readonly T[], id: string): T[] {
  return all.filter(({ planIndicatorId, taskId }) => (planIndicatorId ?? taskId) === id).sort((left, right) => left.askedAt.localeCompare(right.askedAt));
}

/** The one that a note of a meeting concludes: put to the unit that leads, to nobody else; of what nobody leads the one that is open. */
export function concludedByNote<T extends Pick<ExplanationView, 'state' | 'unit'>>(explanations: readonly T[], leadId: string | undefined): T | null {
  return explanations.filter(isOpen).find(({ unit }) => leadId === undefined || unit.id === leadId) ?? null;
}

/** The one to show: open, of the unit that leads if there are several. */
export function openOf<T extends Pick<ExplanationView, 'state' | 'unit'>>(explanations: readonly T[], leadId: string): T | null {
  const open = explanations.filter(isOpen);
  return open.find(({ unit }) => unit.id === leadId) ?? open[0] ?? null;
}

/** What was concluded on a day, as it came. */
export function concludedOn<T extends Pick<ExplanationView, 'state' | 'concludedAt'>>(explanations: readonly T[], day: Day): T[] {
  return explanations
    .filter(({ state, concludedAt }) => state === 'concluded' && concludedAt != null && dayOf(concludedAt) === day)
    .sort((left, right) => (left.concludedAt ?? '').localeCompare(right.concludedAt ?? ''));
}

/** The first sentence of a conclusion: what a task is called until somebody words it. */
export function taskNameOf(conclusion: string): string {
  const [first = ''] = conclusion.split(/(?<=[.;])\s|\n/);
  return first.trim().replace(/[.;]$/, '');
}
