import { describe, expect, it } from 'vitest';
import type { RemindOutcome } from '@/api-types';
import { boardRows, cellsOf, namesOfOutcome, nextPlace, quartersOf, unsent } from './board';
import { aCell, aSummary } from './fixtures';

const now = new Date('2026-09-29T03:00:00Z');
const quarters = quartersOf(2026);

function cell(unit: string, period: string, change: Parameters<typeof aSummary>[0] = {}) {
  return aCell({ summary: aSummary({ organizationId: unit, organizationName: `Đơn vị ${unit}`, period, ...change }) });
}

const cells = [
  cell('a', '2026Q2', { state: 'verified' }),
  cell('a', '2026Q3', { state: 'verified' }),
  cell('b', '2026Q2', { state: 'verified' }),
  cell('b', '2026Q3', { state: 'empty' }),
  cell('c', '2026Q3', { state: 'submitted', submittedAt: '2026-09-28T08:00:00Z' }),
  cell('d', '2026Q1', { state: 'locked' }),
];

describe('The board', () => {
  it('has the four quarters of a year', () => {
    expect(quarters).toEqual(['2026Q1', '2026Q2', '2026Q3', '2026Q4']);
  });

  it('puts the unit first that waits, and last the one that has no form in the quarter', () => {
    const rows = boardRows(cells, '2026Q3', null, now);
    expect(rows.map((row) => row.organizationId)).toEqual(['c', 'b', 'a', 'd']);
    expect([...rows[2]!.cells.keys()]).toEqual(['2026Q2', '2026Q3']);
  });

  it('orders by another quarter when that is chosen', () => {
    expect(boardRows(cells, '2026Q1', null, now).map((row) => row.organizationId)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('keeps the units in one state, without those that have no form', () => {
    expect(boardRows(cells, '2026Q3', 'verified', now).map((row) => row.organizationId)).toEqual(['a']);
    expect(boardRows(cells, '2026Q3', 'returned', now)).toEqual([]);
  });

  it('asks for what is still with its unit, also for what was returned', () => {
    const quarter = cellsOf([...cells, cell('e', '2026Q3', { state: 'returned' }), cell('f', '2026Q3', { state: 'draft' })], '2026Q3');
    expect(unsent(quarter).map(({ summary }) => summary.organizationId)).toEqual(['b', 'e', 'f']);
  });

  it.each([
    ['a', '2026Q3', 'ArrowLeft', { organizationId: 'a', period: '2026Q2' }],
    ['a', '2026Q2', 'ArrowLeft', undefined],
    ['a', '2026Q3', 'ArrowUp', { organizationId: 'b', period: '2026Q3' }],
    ['c', '2026Q3', 'ArrowUp', undefined],
    // The row of c has no form in the second quarter, so the move goes over it.
    ['b', '2026Q2', 'ArrowDown', { organizationId: 'a', period: '2026Q2' }],
    ['b', '2026Q2', 'ArrowUp', undefined],
    ['a', '2026Q3', 'Enter', undefined],
  ])('from %s %s by %s', (organizationId, period, key, expected) => {
    const rows = boardRows(cells, '2026Q3', null, now);
    expect(nextPlace(rows, quarters, { organizationId, period }, key)).toEqual(expected);
  });

  it('names the units of an outcome and leaves empty parts out', () => {
    const outcome: RemindOutcome = { reminded: ['b', 'a'], alreadyReminded: [], alreadySent: [], nobody: ['d'] };
    expect(namesOfOutcome(outcome, cells)).toEqual([
      { part: 'reminded', units: ['Đơn vị b', 'Đơn vị a'] },
      { part: 'nobody', units: ['Đơn vị d'] },
    ]);
  });
});
