import type { BoardCell } from '@/api-types';

/** Reports that wait for the reviewer. */
export function waitingCells(cells: readonly BoardCell[]): BoardCell[] {
  return cells.filter(({ summary }) => summary.state === 'submitted');
}

/** What looks odd and has no word of explanation, or differs from what was verified before, is looked at before it is verified. */
export function mayVerifyUnseen({ summary, unexplainedCount, changedCount }: BoardCell): boolean {
  return summary.state === 'submitted' && unexplainedCount === 0 && changedCount === 0;
}

/** Picked reports with the version that was on screen when they were picked: one that moved on since is to be looked at again. */
export type Picked = ReadonlyMap<string, number>;

export function pick(cells: readonly BoardCell[]): Picked {
  return new Map(cells.map(({ summary }) => [summary.id ?? '', summary.version ?? 0]));
}

export function chosenOf(cells: readonly BoardCell[], picked: Picked): BoardCell[] {
  return cells.filter((cell) => mayVerifyUnseen(cell) && picked.get(cell.summary.id ?? '') === cell.summary.version);
}
