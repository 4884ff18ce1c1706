import { longestPassword, shortestPassword } from '@/lib/password';

export interface PasswordDraft {
  current: string;
  next: string;
  repeated: string;
}

export type PasswordFault = 'currentMissing' | 'length' | 'same' | 'differs';

/** What has to be mended before the server is asked, at the field where it is mended. */
export function passwordFaults({ current, next, repeated }: PasswordDraft): Partial<Record<keyof PasswordDraft, PasswordFault>> {
  const faults: Partial<Record<keyof PasswordDraft, PasswordFault>> = {};
  if (!current) faults.current = 'currentMissing';
  if (next.length < shortestPassword || next.length > longestPassword) faults.next = 'length';
  else if (next === current) faults.next = 'same';
  else if (next !== repeated) faults.repeated = 'differs';
  return faults;
}
