import type { BoardCell } from '@/api-types';

/** Reports that wait for the reviewer. */
export function waitingCells(cells: readonly BoardCell[]): BoardCell[] {
  return cells.filter(({ summary }) => summary.state === 'submitted');
}

/** What looks odd and has no word of explanation is looked at before it is verified. */
export function mayVerifyUnseen(cell: BoardCell): boolean {
  return cell.summary.state === 'submitted' && cell.unexplainedCount === 0;
}
