import type { ObligationState, ObligationView } from '@/api-types';
import type { Tone } from '@/components/ui/tone';

/** In the order in which they ask for attention. */
export const deadlineStates: readonly ObligationState[] = ['overdue', 'due_soon', 'open', 'upcoming', 'met_late', 'met', 'waived'];

/** A state named in the URL; anything else filters nothing. */
export function parseState(text: string | null): ObligationState | null {
  return deadlineStates.find((state) => state === text) ?? null;
}

/** Whether a report is still to be sent. */
export function isPending(state: ObligationState): boolean {
  switch (state) {
    case 'upcoming':
    case 'open':
    case 'due_soon':
    case 'overdue':
      return true;
    case 'met':
    case 'met_late':
    case 'waived':
      return false;
  }
}

/** As it stands by now: a due moment passes while a page is open. */
export function stateAt({ state, dates }: Pick<ObligationView, 'state' | 'dates'>, now: Date): ObligationState {
  return isPending(state) && now > new Date(dates.dueAt) ? 'overdue' : state;
}

export function toneOf(state: ObligationState): Tone {
  switch (state) {
    case 'overdue':
      return 'offTrack';
    case 'due_soon':
    case 'met_late':
      return 'atRisk';
    case 'open':
      return 'onTrack';
    case 'met':
      return 'met';
    case 'upcoming':
    case 'waived':
      return 'neutral';
  }
}

/** What asks for attention most among several. */
export function mostUrgent(states: readonly ObligationState[]): ObligationState {
  return deadlineStates.find((state) => states.includes(state)) ?? 'upcoming';
}
