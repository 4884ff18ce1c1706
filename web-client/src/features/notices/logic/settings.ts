import type { MailChoice, NoticeKind, NoticeSettings, NoticeSettingsChange } from '@/api-types';

export const mailChoices: readonly MailChoice[] = ['each', 'digest', 'never'];

/** What may be kept from going out, in the order of the screen. */
export const kindGroups: readonly { name: 'deadlines' | 'steps' | 'explanations'; kinds: readonly NoticeKind[] }[] = [
  { name: 'deadlines', kinds: ['opened', 'due_soon', 'overdue', 'overdue_units', 'left_open', 'asked'] },
  { name: 'steps', kinds: ['remind', 'submitted', 'returned', 'reopened', 'verified'] },
  {
    name: 'explanations',
    kinds: ['questioned', 'questioned_again', 'answer_overdue', 'answered', 'concluded', 'question_withdrawn', 'task_given'],
  },
];

/** What stands in the form; times in minutes after midnight. */
export interface SettingsDraft {
  mail: MailChoice;
  digestAt: number;
  isCalled: boolean;
  isQuiet: boolean;
  quietFrom: number;
  quietUntil: number;
  muted: readonly NoticeKind[];
}

/** The night, for whoever takes quiet hours up again. */
const night = { from: 21 * 60, until: 6 * 60 };

export function draftOf({ mail, digestAt, isCalled, quietFrom, quietUntil, mutedKinds }: NoticeSettings): SettingsDraft {
  const isQuiet = quietFrom != null && quietUntil != null;
  return {
    mail,
    digestAt,
    isCalled,
    isQuiet,
    quietFrom: isQuiet ? quietFrom : night.from,
    quietUntil: isQuiet ? quietUntil : night.until,
    muted: mutedKinds,
  };
}

/** Quiet hours of no length, or of a whole day: nobody can mean either. */
export function hasNoEnd({ isQuiet, quietFrom, quietUntil }: SettingsDraft): boolean {
  return isQuiet && quietFrom === quietUntil;
}

export function changeOf({ mail, isCalled, digestAt, isQuiet, quietFrom, quietUntil, muted }: SettingsDraft, version: number): NoticeSettingsChange {
  return { mail, isCalled, digestAt, ...(isQuiet && { quietFrom, quietUntil }), mutedKinds: [...muted], version };
}

export function withKind(draft: SettingsDraft, kind: NoticeKind, isSent: boolean): SettingsDraft {
  return { ...draft, muted: isSent ? draft.muted.filter((one) => one !== kind) : [...draft.muted, kind] };
}

/** 450 → "07:30". */
export function timeOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Every half hour of a day, and the one that is chosen, whatever it is. */
export function hoursWith(chosen: number): number[] {
  const hours = Array.from({ length: 48 }, (_, index) => index * 30);
  return hours.includes(chosen) ? hours : [...hours, chosen].sort((left, right) => left - right);
}
