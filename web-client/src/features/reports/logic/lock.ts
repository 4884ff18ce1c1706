import type { BoardCell } from '@/api-types';
import { formatDate } from '@/lib/format';

/** What closing the books would lock and what it would leave behind; nothing before the lock date. */
export function lockable(cells: readonly BoardCell[], now: Date): { verified: BoardCell[]; behind: BoardCell[] } {
  const today = isoDay(now);
  const due = cells.filter(({ summary }) => summary.dates.locksOn <= today);
  return {
    verified: due.filter(({ summary }) => summary.state === 'verified'),
    behind: due.filter(({ summary }) => summary.state !== 'verified' && summary.state !== 'locked'),
  };
}

/** The office's day of a moment, as the wire writes days. */
function isoDay(moment: Date): string {
  return formatDate(moment.toISOString()).split('/').reverse().join('-');
}
