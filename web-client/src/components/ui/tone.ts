import type { ProgressStatus, ReportState } from '@/api-types';

export type Tone = 'met' | 'onTrack' | 'atRisk' | 'offTrack' | 'neutral';

export function statusTone(status: ProgressStatus): Tone {
  switch (status) {
    case 'met':
      return 'met';
    case 'on_track':
      return 'onTrack';
    case 'at_risk':
      return 'atRisk';
    case 'off_track':
      return 'offTrack';
    case 'not_due':
    case 'no_data':
    case 'not_applicable':
      return 'neutral';
  }
}

export function reportTone(state: ReportState): Tone {
  switch (state) {
    case 'empty':
      return 'neutral';
    case 'draft':
      return 'onTrack';
    case 'submitted':
      return 'onTrack';
    case 'returned':
      return 'offTrack';
    case 'verified':
      return 'met';
    case 'locked':
      return 'neutral';
  }
}

/** The CSS colour that draws a status in charts. */
export function statusColour(status: ProgressStatus): string {
  switch (status) {
    case 'met':
      return 'var(--met)';
    case 'on_track':
      return 'var(--on-track)';
    case 'at_risk':
      return 'var(--at-risk)';
    case 'off_track':
      return 'var(--off-track)';
    case 'not_due':
    case 'no_data':
    case 'not_applicable':
      return 'var(--neutral)';
  }
}
