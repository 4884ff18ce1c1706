import type { ObligationView } from '@/api-types';

/** A duty of Phòng Kinh tế that is due on Monday, 30 November 2026 at 17:00. */
export function aDeadline(changes: Partial<ObligationView> = {}): ObligationView {
  return {
    id: 'd1',
    rule: { id: 'r1', title: 'Báo cáo tháng', frequency: 'month' },
    organization: { id: 'u1', name: 'Phòng Kinh tế' },
    commune: { id: 'c1', name: 'Xã Võ Nhai' },
    period: '202611',
    dates: { opensOn: '2026-11-20', cutOff: '2026-11-30', dueAt: '2026-11-30T10:00:00Z', locksOn: '2026-12-07' },
    workingDaysLeft: 6,
    state: 'open',
    isForm: false,
    actions: { canMeet: true, canUndoMet: false, canWaive: false, canEndWaiver: false },
    version: 1,
    ...changes,
  };
}

export function dueOn(day: string): ObligationView['dates'] {
  return { opensOn: day, cutOff: day, dueAt: `${day}T10:00:00Z`, locksOn: day };
}
