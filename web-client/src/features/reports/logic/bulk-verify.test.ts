import { expect, it } from 'vitest';
import type { BoardCell } from '@/api-types';
import { chosenOf, mayVerifyUnseen, pick, waitingCells } from './bulk-verify';
import { aSummary } from './fixtures';
import { lockable } from './lock';

const aCell = (id: string, state: BoardCell['summary']['state'], change: Partial<BoardCell> = {}, version = 1): BoardCell => ({
  summary: aSummary({ id, state, version }),
  warningCount: 0,
  unexplainedCount: 0,
  changedCount: 0,
  ...change,
});
const cells = [
  aCell('sent', 'submitted'),
  aCell('odd', 'submitted', { warningCount: 2, unexplainedCount: 2 }),
  aCell('altered', 'submitted', { changedCount: 1 }),
  aCell('draft', 'draft'),
  aCell('done', 'verified'),
  aCell('shut', 'locked'),
];
const ids = (of: readonly BoardCell[]) => of.map(({ summary }) => summary.id);

it('verifies together what waits, leaves nothing unexplained and changed nothing that was verified', () => {
  expect(ids(waitingCells(cells))).toEqual(['sent', 'odd', 'altered']);
  expect(ids(cells.filter(mayVerifyUnseen))).toEqual(['sent']);
});

it('verifies only the version that was picked', () => {
  const picked = pick(cells);
  expect(ids(chosenOf(cells, picked))).toEqual(['sent']);
  expect(chosenOf([aCell('sent', 'submitted', {}, 3)], picked)).toEqual([]);
});

it('closes the books from the lock date on, in Vietnam', () => {
  // The lock date is 10 October; in Vietnam it begins at 17:00 UTC.
  expect(lockable(cells, new Date('2026-10-09T16:59:00Z'))).toEqual({ verified: [], behind: [] });
  const { verified, behind } = lockable(cells, new Date('2026-10-09T17:00:00Z'));
  expect(ids(verified)).toEqual(['done']);
  expect(ids(behind)).toEqual(['sent', 'odd', 'altered', 'draft']);
});
