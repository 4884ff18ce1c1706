import { expect, it } from 'vitest';
import type { BoardCell } from '@/api-types';
import { mayVerifyUnseen, waitingCells } from './bulk-verify';
import { aSummary } from './fixtures';
import { lockable } from './lock';

const aCell = (id: string, state: BoardCell['summary']['state'], unexplainedCount = 0): BoardCell => ({
  summary: aSummary({ id, state }),
  warningCount: unexplainedCount,
  unexplainedCount,
  changedCount: 0,
});
const cells = [aCell('sent', 'submitted'), aCell('odd', 'submitted', 2), aCell('draft', 'draft'), aCell('done', 'verified'), aCell('shut', 'locked')];
const ids = (of: readonly BoardCell[]) => of.map(({ summary }) => summary.id);

it('verifies together what waits and leaves nothing unexplained', () => {
  expect(ids(waitingCells(cells))).toEqual(['sent', 'odd']);
  expect(ids(cells.filter(mayVerifyUnseen))).toEqual(['sent']);
});

it('closes the books from the lock date on, in Vietnam', () => {
  // The lock date is 10 October; in Vietnam it begins at 17:00 UTC.
  expect(lockable(cells, new Date('2026-10-09T16:59:00Z'))).toEqual({ verified: [], behind: [] });
  const { verified, behind } = lockable(cells, new Date('2026-10-09T17:00:00Z'));
  expect(ids(verified)).toEqual(['done']);
  expect(ids(behind)).toEqual(['sent', 'odd', 'draft']);
});
