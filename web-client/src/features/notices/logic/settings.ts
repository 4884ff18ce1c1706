import type { MailChoice, NoticeKind, NoticeSettings, NoticeSettingsChange } from '@/api-types';

export const mailChoices: readonly MailChoice[] = ['each', 'digest', 'never'];

/** What may be kept from going out, in the order of the screen. */
export const kindGroups: readonly { name: 'deadlines' | 'steps'; kinds: readonly NoticeKind[] }[] = [
  { name: 'deadlines', kinds: ['opened', 'due_soon', 'overdue', 'overdue_units', 'left_open', 'asked'] },
  { name: 'steps', kinds: ['remind', 'submitted', 'returned', 'reopened', 'verified'] },
];

/** What stands in the form; times as the browser's own field has them: "07:30". */
export interface SettingsDraft {
  mail: MailChoice;
  digestAt: string;
  isCalled: boolean;
  isQuiet: boolean;
  quietFrom: string;
  quietUntil: string;
  muted: readonly NoticeKind[];
}

/** The night, for whoever takes quiet hours up again. */
const night = { from: '21:00', until: '06:00' };

export function draftOf({ mail, digestAt, isCalled, quietFrom, quietUntil, mutedKinds }: NoticeSettings): SettingsDraft {
  const isQuiet = quietFrom != null && quietUntil != null;
  return {
    mail,
    digestAt: timeOf(digestAt),
    isCalled,
    isQuiet,
    quietFrom: isQuiet ? timeOf(quietFrom) : night.from,
    quietUntil: isQuiet ? timeOf(quietUntil) : night.until,
    muted: mutedKinds,
  };
}

export type SettingsField = 'digestAt' | 'quietFrom' | 'quietUntil';
export type SettingsFault = 'timeMissing' | 'quietSame';

export function faultsOf(draft: SettingsDraft): Partial<Record<SettingsField, SettingsFault>> {
  const faults: Partial<Record<SettingsField, SettingsFault>> = {};
  if (draft.mail === 'digest' && minutesOf(draft.digestAt) === null) faults.digestAt = 'timeMissing';
  if (!draft.isQuiet) return faults;
  if (minutesOf(draft.quietFrom) === null) faults.quietFrom = 'timeMissing';
  if (minutesOf(draft.quietUntil) === null) faults.quietUntil = 'timeMissing';
  else if (draft.quietFrom === draft.quietUntil) faults.quietUntil = 'quietSame';
  return faults;
}

/** Only of a draft without faults. */
export function changeOf(draft: SettingsDraft, stored: NoticeSettings): NoticeSettingsChange {
  const [from, until] = [minutesOf(draft.quietFrom), minutesOf(draft.quietUntil)];
  return {
    mail: draft.mail,
    isCalled: draft.isCalled,
    // Where no digest is wanted its time may have been emptied.
    digestAt: minutesOf(draft.digestAt) ?? stored.digestAt,
    ...(draft.isQuiet && from !== null && until !== null && { quietFrom: from, quietUntil: until }),
    mutedKinds: [...draft.muted],
    version: stored.version,
  };
}

export function withKind(draft: SettingsDraft, kind: NoticeKind, isSent: boolean): SettingsDraft {
  return { ...draft, muted: isSent ? draft.muted.filter((one) => one !== kind) : [...draft.muted, kind] };
}

/** 450 → "07:30". */
export function timeOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "07:30" → 450; null of a field that is not filled. */
export function minutesOf(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
