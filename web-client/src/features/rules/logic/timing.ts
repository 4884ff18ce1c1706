import type { DeadlineKind, LastWeekReading, ReportingFrequency, RuleTiming } from '@/api-types';

/** In the order of a list: from what comes often to what comes when it is asked for. */
export const frequencies: readonly ReportingFrequency[] = ['week', 'month', 'quarter', 'half_year', 'nine_months', 'year', 'once', 'on_request'];

export const readings: readonly LastWeekReading[] = ['last_seven_days', 'last_full_week', 'week_of_last_day'];

/** 17:00, in minutes after midnight. */
export const endOfOffice = 17 * 60;

/** How a deadline of a rhythm may be found; the first is what holds where the document names none. */
export function deadlineKindsOf(frequency: ReportingFrequency): readonly DeadlineKind[] {
  switch (frequency) {
    case 'week':
      return ['last_week', 'working_days_after'];
    case 'month':
    case 'quarter':
    case 'half_year':
      return ['last_week', 'day_of_month', 'working_days_after'];
    case 'nine_months':
    case 'year':
      return ['last_week', 'day_of_month', 'fixed_date', 'working_days_after'];
    case 'once':
      return ['fixed_date', 'on_request'];
    case 'on_request':
      return ['on_request'];
  }
}

/** Data to the 14th, as province and ministries ask for them: of periods that end with a month. */
export function mayCutOffOnFourteenth(frequency: ReportingFrequency): boolean {
  return frequency !== 'week' && hasPeriods(frequency);
}

export function hasPeriods(frequency: ReportingFrequency): boolean {
  return frequency !== 'once' && frequency !== 'on_request';
}

/** Calendar days before the due day, working days behind it. */
export function marginsOf(frequency: ReportingFrequency): Pick<RuleTiming, 'opensDays' | 'lockDays'> {
  switch (frequency) {
    case 'week':
      return { opensDays: 4, lockDays: 3 };
    case 'month':
      return { opensDays: 10, lockDays: 5 };
    case 'quarter':
    case 'half_year':
    case 'nine_months':
    case 'year':
      return { opensDays: 30, lockDays: 10 };
    case 'once':
    case 'on_request':
      return { opensDays: 10, lockDays: 10 };
  }
}

/** "17:00" of minutes after midnight. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of "17:00"; null of anything else. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
