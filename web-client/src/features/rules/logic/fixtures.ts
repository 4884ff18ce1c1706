import type { ReportingRuleView, RuleDates } from '@/api-types';

export const monthly: ReportingRuleView = {
  id: 'monthly',
  communeId: 'commune',
  title: 'Báo cáo tháng',
  content: 'Kết quả tháng',
  reporters: 'listed',
  units: [{ id: 'kinh-te', name: 'Phòng Kinh tế' }],
  timing: { frequency: 'month', cutOff: 'period_end', deadline: 'last_week', lastWeek: 'last_seven_days', isNextMonth: false, isBefore: false, dueMinute: 1020, opensDays: 10, lockDays: 5 },
  isForm: false,
  isAssumed: true,
  isActive: true,
  startsOn: '2026-06-18',
  updatedAt: '2026-06-18T02:00:00Z',
  version: 3,
};

/** 31/10/2026 is a Saturday. */
export const october: RuleDates = {
  period: '202610',
  opensOn: '2026-10-20',
  dataFrom: '2026-10-01',
  cutOff: '2026-10-30',
  dueAt: '2026-10-30T10:00:00Z',
  locksOn: '2026-11-06',
  movedFrom: '2026-10-31',
  daysOff: [{ day: '2026-10-31' }],
};
