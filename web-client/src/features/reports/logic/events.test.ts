import { describe, expect, it } from 'vitest';
import type { ReportEvent, ReportState } from '@/api-types';
import { sentBack } from './events';
import { aSummary } from './fixtures';

const step = (hour: number, fromState: ReportState, toState: ReportState, reason?: string): ReportEvent => ({
  at: `2026-09-29T0${hour}:00:00Z`,
  fromState,
  toState,
  reason,
  changeSeq: hour,
});

describe('Why a report is with the unit again', () => {
  it.each<[string, ReportState, ReportEvent[], string | null]>([
    ['sent back', 'returned', [step(1, 'draft', 'submitted'), step(2, 'submitted', 'returned', 'Thiếu mẫu số')], 'returned: Thiếu mẫu số'],
    [
      'reopened',
      'draft',
      [step(3, 'verified', 'draft', 'Số liệu thuế về muộn'), step(2, 'submitted', 'verified')],
      'reopened: Số liệu thuế về muộn',
    ],
    ['sent again', 'submitted', [step(2, 'submitted', 'returned', 'Thiếu mẫu số'), step(3, 'returned', 'submitted')], null],
    ['just opened', 'draft', [step(1, 'empty', 'draft')], null],
    ['no step yet', 'empty', [], null],
  ])('%s', (_, state, events, expected) => {
    const back = sentBack({ summary: aSummary({ state }), events });
    expect(back && `${back.kind}: ${back.event.reason}`).toBe(expected);
  });
});
