import type {
  CutOffWindow,
  DeadlineKind,
  LastWeekReading,
  NewReportingRule,
  ReportingFrequency,
  ReportingRuleChange,
  ReportingRuleView,
  RuleReporters,
  RuleTiming,
} from '@/api-types';
import { deadlineKindsOf, endOfOffice, marginsOf, mayCutOffOnFourteenth, minutesOf, timeOf } from './timing';

/** A rule as it is being written: what is typed stays a text. */
export interface Draft {
  title: string;
  content: string;
  reporter: string;
  reporters: RuleReporters;
  organizationIds: readonly string[];
  receiver: string;
  method: string;
  outline: string;
  forms: string;
  frequency: ReportingFrequency;
  cutOff: CutOffWindow;
  deadline: DeadlineKind;
  lastWeek: LastWeekReading;
  dueDay: string;
  dueMonth: string;
  dueYear: string;
  isNextMonth: boolean;
  isBefore: boolean;
  workingDays: string;
  /** Else until the hour. */
  isEndOfDay: boolean;
  time: string;
  opensDays: string;
  lockDays: string;
  isAssumed: boolean;
  isActive: boolean;
  startsOn: string;
  endsOn: string;
}

export type DraftField =
  | 'title'
  | 'organizationIds'
  | 'dueDay'
  | 'dueMonth'
  | 'dueYear'
  | 'workingDays'
  | 'time'
  | 'opensDays'
  | 'lockDays'
  | 'startsOn'
  | 'endsOn';

export type Fault = 'missing' | 'noUnit' | 'day' | 'month' | 'year' | 'workingDays' | 'time' | 'opensDays' | 'lockDays' | 'date' | 'endsBeforeStart';

export function emptyDraft(today: string): Draft {
  const { opensDays, lockDays } = marginsOf('month');
  return {
    title: '',
    content: '',
    reporter: '',
    reporters: 'listed',
    organizationIds: [],
    receiver: '',
    method: '',
    outline: '',
    forms: '',
    frequency: 'month',
    cutOff: 'period_end',
    deadline: 'last_week',
    lastWeek: 'last_seven_days',
    dueDay: '',
    dueMonth: '',
    dueYear: today.slice(0, 4),
    isNextMonth: false,
    isBefore: false,
    workingDays: '2',
    isEndOfDay: false,
    time: timeOf(endOfOffice),
    opensDays: `${opensDays}`,
    lockDays: `${lockDays}`,
    isAssumed: false,
    isActive: true,
    startsOn: today,
    endsOn: '',
  };
}

export function draftOf(rule: ReportingRuleView): Draft {
  const { timing } = rule;
  return {
    title: rule.title,
    content: rule.content ?? '',
    reporter: rule.reporter ?? '',
    reporters: rule.reporters,
    organizationIds: rule.reporters === 'listed' ? rule.units.map(({ id }) => id) : [],
    receiver: rule.receiver ?? '',
    method: rule.method ?? '',
    outline: rule.outline ?? '',
    forms: rule.forms ?? '',
    frequency: timing.frequency,
    cutOff: timing.cutOff,
    deadline: timing.deadline,
    lastWeek: timing.lastWeek ?? 'last_seven_days',
    dueDay: numberText(timing.dueDay),
    dueMonth: numberText(timing.dueMonth),
    dueYear: numberText(timing.dueYear ?? Number(rule.startsOn.slice(0, 4))),
    isNextMonth: timing.isNextMonth,
    isBefore: timing.isBefore,
    workingDays: numberText(timing.workingDays ?? 2),
    isEndOfDay: timing.dueMinute === undefined,
    time: timeOf(timing.dueMinute ?? endOfOffice),
    opensDays: `${timing.opensDays}`,
    lockDays: `${timing.lockDays}`,
    isAssumed: rule.isAssumed,
    isActive: rule.isActive,
    startsOn: rule.startsOn,
    endsOn: rule.endsOn ?? '',
  };
}

/** Another rhythm: a deadline that it does not know gives way to its first one, and the margins are those of the rhythm. */
export function withFrequency(draft: Draft, frequency: ReportingFrequency): Draft {
  const kinds = deadlineKindsOf(frequency);
  const { opensDays, lockDays } = marginsOf(frequency);
  return {
    ...draft,
    frequency,
    deadline: kinds.includes(draft.deadline) ? draft.deadline : kinds[0]!,
    cutOff: mayCutOffOnFourteenth(frequency) ? draft.cutOff : 'period_end',
    opensDays: `${opensDays}`,
    lockDays: `${lockDays}`,
  };
}

/** Who names the deadline no longer assumes it. */
export function withDeadline(draft: Draft, change: Partial<Draft>): Draft {
  return { ...draft, isAssumed: false, ...change };
}

export function faultsOf(draft: Draft): Partial<Record<DraftField, Fault>> {
  return {
    ...(draft.title.trim() === '' && { title: 'missing' as const }),
    ...(draft.reporters === 'listed' && draft.organizationIds.length === 0 && { organizationIds: 'noUnit' as const }),
    ...timingFaultsOf(draft),
    ...(!isDay(draft.startsOn) && { startsOn: 'date' as const }),
    ...(draft.endsOn !== '' && draft.endsOn < draft.startsOn && { endsOn: 'endsBeforeStart' as const }),
  };
}

/** The timing as the wire has it; null while a part of it is not a number that fits. */
export function timingOf(draft: Draft): RuleTiming | null {
  if (Object.keys(timingFaultsOf(draft)).length > 0) return null;
  const { frequency, deadline } = draft;
  const namesDay = deadline === 'day_of_month' || deadline === 'fixed_date';
  return {
    frequency,
    cutOff: draft.cutOff,
    deadline,
    isNextMonth: deadline === 'day_of_month' && draft.isNextMonth,
    isBefore: namesDay && draft.isBefore,
    opensDays: Number(draft.opensDays),
    lockDays: Number(draft.lockDays),
    ...(deadline === 'last_week' && { lastWeek: draft.lastWeek }),
    ...(namesDay && { dueDay: Number(draft.dueDay) }),
    ...(deadline === 'fixed_date' && { dueMonth: Number(draft.dueMonth) }),
    ...(deadline === 'fixed_date' && frequency === 'once' && { dueYear: Number(draft.dueYear) }),
    ...(deadline === 'working_days_after' && { workingDays: Number(draft.workingDays) }),
    ...(!draft.isEndOfDay && { dueMinute: minutesOf(draft.time)! }),
  };
}

/** What is sent; of a draft without faults. */
function bodyOf(draft: Draft): Omit<ReportingRuleChange, 'version'> {
  const { title, reporters, organizationIds, isAssumed, isActive, startsOn, endsOn } = draft;
  const { content, reporter, receiver, method, outline, forms } = draft;
  const texts = { content, reporter, receiver, method, outline, forms };
  return {
    title: title.trim(),
    reporters,
    organizationIds: reporters === 'listed' ? [...organizationIds] : [],
    timing: timingOf(draft)!,
    isAssumed,
    isActive,
    startsOn,
    ...(endsOn && { endsOn }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
  };
}

export function changeOf(draft: Draft, version: number): ReportingRuleChange {
  return { ...bodyOf(draft), version };
}

export function newRuleOf(draft: Draft, communeId: string, planId: string | null): NewReportingRule {
  return { ...bodyOf(draft), communeId, ...(planId && { planId }) };
}

// Any leap year: 29/2 is a date of some years.
const leapYear = 2024;

function timingFaultsOf(draft: Draft): Partial<Record<DraftField, Fault>> {
  const { deadline, dueMonth } = draft;
  const namesDay = deadline === 'day_of_month' || deadline === 'fixed_date';
  const isMonth = isWithin(dueMonth, 1, 12);
  const lastDay = deadline === 'fixed_date' && isMonth ? new Date(Date.UTC(leapYear, Number(dueMonth), 0)).getUTCDate() : 31;
  return {
    ...(namesDay && !isWithin(draft.dueDay, 1, lastDay) && { dueDay: 'day' as const }),
    ...(deadline === 'fixed_date' && !isMonth && { dueMonth: 'month' as const }),
    ...(deadline === 'fixed_date' && draft.frequency === 'once' && !isWithin(draft.dueYear, 2000, 2100) && { dueYear: 'year' as const }),
    ...(deadline === 'working_days_after' && !isWithin(draft.workingDays, 1, 60) && { workingDays: 'workingDays' as const }),
    ...(!draft.isEndOfDay && minutesOf(draft.time) === null && { time: 'time' as const }),
    ...(!isWithin(draft.opensDays, 0, 366) && { opensDays: 'opensDays' as const }),
    ...(!isWithin(draft.lockDays, 0, 250) && { lockDays: 'lockDays' as const }),
  };
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function numberText(value: number | undefined): string {
  return value === undefined ? '' : `${value}`;
}
