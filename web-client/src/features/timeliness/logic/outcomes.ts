import type { DutyKind, ProgressStatus, QuarterTimeliness, TimelinessFigures, TimelinessLine } from '@/api-types';
import type { Tone } from '@/components/ui/tone';

export type Outcome = 'onTime' | 'late' | 'missing' | 'notDue' | 'waived';

/** Those that make the whole of what was expected. */
export const expectedOutcomes = ['onTime', 'late', 'missing'] as const;

export const outcomes: readonly Outcome[] = [...expectedOutcomes, 'notDue', 'waived'];

export const kinds: readonly DutyKind[] = ['form', 'declared'];

export function parseKind(text: string | null): DutyKind | null {
  return kinds.find((kind) => kind === text) ?? null;
}

/** The shape that draws it: the same that says good, doubtful, bad and neutral everywhere. */
export function shapeOf(outcome: Outcome): ProgressStatus {
  switch (outcome) {
    case 'onTime':
      return 'met';
    case 'late':
      return 'at_risk';
    case 'missing':
      return 'off_track';
    case 'notDue':
      return 'not_due';
    case 'waived':
      return 'not_applicable';
  }
}

export function toneOf(outcome: Outcome): Tone {
  switch (outcome) {
    case 'onTime':
      return 'met';
    case 'late':
      return 'atRisk';
    case 'missing':
      return 'offTrack';
    case 'notDue':
    case 'waived':
      return 'neutral';
  }
}

export function figuresOf(quarters: readonly QuarterTimeliness[], period: string): TimelinessFigures | null {
  return quarters.find((quarter) => quarter.period === period)?.figures ?? null;
}

/** Whether anything at all was or is to be reported. */
export function isEmpty(figures: TimelinessFigures): boolean {
  return outcomes.every((outcome) => figures[outcome] === 0);
}

/** Who needs attention first: by what is missing, then by what was late, in the quarter; else in the order of the commune. */
export function byAttention(lines: readonly TimelinessLine[], period: string): TimelinessLine[] {
  const weight = (line: TimelinessLine) => {
    const figures = figuresOf(line.quarters, period);
    return figures ? figures.missing * 1000 + figures.late : 0;
  };
  return [...lines].sort((left, right) => weight(right) - weight(left));
}
