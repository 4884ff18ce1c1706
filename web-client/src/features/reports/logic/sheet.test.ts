import { describe, expect, it } from 'vitest';
import { anActual, aRow } from './fixtures';
import { nextCell, type CellAddress, type GridRow, type Move } from './navigation';
import { draftOf } from './row-draft';
import { countSheet } from './sheet-counts';

const grid: GridRow[] = [
  { rowId: 'a', fields: ['numerator', 'denominator', 'note'] },
  { rowId: 'b', fields: ['value', 'note'] },
  { rowId: 'c', fields: [] },
  { rowId: 'd', fields: ['numerator', 'denominator', 'note'] },
];

describe('Moving through the sheet', () => {
  it.each<[string, Move, string | undefined]>([
    ['a.numerator', 'right', 'a.denominator'],
    ['a.denominator', 'left', 'a.numerator'],
    ['a.numerator', 'left', undefined],
    ['a.note', 'right', undefined],
    ['a.denominator', 'down', 'b.value'],
    ['b.value', 'down', 'd.numerator'],
    ['b.note', 'down', 'd.note'],
    ['d.denominator', 'up', 'b.value'],
    ['d.note', 'down', undefined],
    ['a.numerator', 'up', undefined],
    ['x.value', 'down', undefined],
    ['a.note', 'first', 'a.numerator'],
    ['a.numerator', 'first', undefined],
    ['a.numerator', 'last', 'a.note'],
    ['b.value', 'last', 'b.note'],
    ['d.denominator', 'top', 'a.denominator'],
    ['b.value', 'top', 'a.numerator'],
    ['a.numerator', 'bottom', 'd.numerator'],
    ['a.note', 'bottom', 'd.note'],
  ])('%s %s → %s', (from, move, expected) => {
    const [rowId, field] = from.split('.') as [string, CellAddress['field']];
    const to = nextCell(grid, { rowId, field }, move);
    expect(to && `${to.rowId}.${to.field}`).toBe(expected);
  });
});

describe('Counting the sheet', () => {
  it('counts zero and "không phát sinh" as filled, and a half fraction not', () => {
    const rows = [
      aRow({ planIndicatorId: 'zero', kind: 'value', actual: anActual({ entryKind: 'value', value: 0 }) }),
      aRow({ planIndicatorId: 'none', actual: anActual({ entryKind: 'not_applicable' }) }),
      aRow({ planIndicatorId: 'emptied', actual: anActual({}) }),
      aRow({ planIndicatorId: 'half' }),
      aRow({ planIndicatorId: 'over' }),
    ];
    const counts = countSheet(rows, (row) => {
      if (row.planIndicatorId === 'half') return { ...draftOf(row), numerator: { text: '3' } };
      if (row.planIndicatorId === 'over') return { ...draftOf(row), numerator: { text: '3' }, denominator: { text: '2' } };
      return undefined;
    });
    expect(counts).toEqual({ total: 5, filled: 2, faults: 1, unexplained: [], missing: ['emptied', 'half', 'over'] });
  });
});
