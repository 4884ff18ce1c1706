import type { HamletChange, HamletView } from '@/api-types';

/** Names as pasted, one a line; of a table the first column. */
export function namesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t')[0]!.trim())
    .filter((name) => name !== '');
}

/** A hamlet as it is, with what is to change. */
export function asChange(hamlet: HamletView, change: Partial<HamletChange>): HamletChange {
  const { name, position, isActive, version } = hamlet;
  return { name, position, isActive, version, ...change };
}
