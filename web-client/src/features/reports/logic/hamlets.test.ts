import { describe, expect, test } from 'vitest';
import type { HamletBreakdown, HamletRow, ReportRow } from '@/api-types';
import { parseTable } from './paste/clipboard-table';
import { aReport, aRow, anActual } from './fixtures';
import { hamletSheet, liveSum, namedPaste, toHamletValue, weakestFirst } from './hamlets';
import { draftOf } from './row-draft';

function aHamlet(name: string, change: Partial<HamletRow> = {}): HamletRow {
  return { hamletId: name, name, isActive: true, ...change };
}

function ratio(numerator: number, denominator: number) {
  return anActual({ entryKind: 'ratio', numerator, denominator, value: (100 * numerator) / denominator });
}

function sheetOf(row: ReportRow, hamlets: HamletRow[]): ReportRow[] {
  const breakdown: HamletBreakdown = { planIndicatorId: row.planIndicatorId, hamlets, sum: { counted: 0, filled: 0, total: hamlets.length } };
  return hamletSheet(aReport([row]), row, breakdown).rows;
}

const stored = () => undefined;

describe('the sheet of hamlets', () => {
  test('has a row a hamlet that is checked as the unit is, and judged by no target', () => {
    const [first] = sheetOf(aRow({ isByHamlet: true }), [aHamlet('Thôn 1', { actual: ratio(3, 4) })]);
    expect(first).toMatchObject({ planIndicatorId: 'Thôn 1', text: 'Thôn 1', number: '1', kind: 'ratio', isByHamlet: false });
    expect(first?.target).toBeUndefined();
    expect(draftOf(first!)).toMatchObject({ mode: 'ratio', baseVersion: 1 });
  });

  test('leaves out an ended hamlet that reported nothing this time', () => {
    const hamlets = [aHamlet('Thôn 1', { isActive: false }), aHamlet('Thôn 2', { isActive: false, actual: ratio(1, 2) }), aHamlet('Thôn 3')];
    expect(sheetOf(aRow(), hamlets).map(({ text }) => text)).toEqual(['Thôn 2', 'Thôn 3']);
  });

  test('sends a hamlet without words', () => {
    expect(toHamletValue({ planIndicatorId: 'h', version: 2, entryKind: 'ratio', numerator: 1, denominator: 2, note: 'x' })).toEqual({
      hamletId: 'h',
      version: 2,
      entryKind: 'ratio',
      numerator: 1,
      denominator: 2,
      value: undefined,
    });
  });
});

describe('the live sum', () => {
  test('is Σ numerator over Σ denominator, never a mean of percents', () => {
    const rows = sheetOf(aRow(), [aHamlet('Thôn 1', { actual: ratio(1, 1) }), aHamlet('Thôn 2', { actual: ratio(0, 99) }), aHamlet('Thôn 3')]);
    expect(liveSum(rows, stored)).toEqual({ entryKind: 'ratio', numerator: 1, denominator: 100, counted: 2, filled: 2, total: 3 });
  });

  test('takes what is typed, and leaves out what cannot be read or has nothing to measure', () => {
    const rows = sheetOf(aRow(), [
      aHamlet('Thôn 1', { actual: ratio(1, 10) }),
      aHamlet('Thôn 2'),
      aHamlet('Thôn 3', { actual: anActual({ entryKind: 'not_applicable' }) }),
    ]);
    const typed = (row: ReportRow) =>
      row.text === 'Thôn 1'
        ? { ...draftOf(row), numerator: { text: '4' } }
        : row.text === 'Thôn 2'
          ? { ...draftOf(row), numerator: { text: 'abc' }, denominator: { text: '5' } }
          : undefined;
    expect(liveSum(rows, typed)).toEqual({ entryKind: 'ratio', numerator: 4, denominator: 10, counted: 1, filled: 2, total: 3 });
  });

  test('adds up figures as the store rounds them', () => {
    const value = (figure: number) => anActual({ entryKind: 'value', value: figure });
    const rows = sheetOf(aRow({ kind: 'value', unit: 'hộ' }), [aHamlet('A', { actual: value(0.1) }), aHamlet('B', { actual: value(0.2) })]);
    expect(liveSum(rows, stored)).toEqual({ entryKind: 'value', value: 0.3, counted: 2, filled: 2, total: 2 });
  });

  test('is empty without an entry and nothing to measure where no hamlet has any', () => {
    const nothing = anActual({ entryKind: 'not_applicable' });
    expect(liveSum(sheetOf(aRow(), [aHamlet('A')]), stored).entryKind).toBeUndefined();
    expect(liveSum(sheetOf(aRow(), [aHamlet('A', { actual: nothing })]), stored).entryKind).toBe('not_applicable');
  });
});

describe('a block with names', () => {
  const rows = sheetOf(aRow(), [aHamlet('Thôn 1'), aHamlet('Thôn 3'), aHamlet('Tân Thanh'), aHamlet('Tân Thành'), aHamlet('Xóm Đông')]);

  test.each([
    ['names in any order', 'Thôn 3\t5\t10\nThôn 1\t1\t2', ['Thôn 3', 'Thôn 1'], []],
    ['whatever case and blanks', 'THÔN  3\t5\t10', ['Thôn 3'], []],
    ['without tone marks where that leaves no doubt', 'xom dong\t5\t10', ['Xóm Đông'], []],
    ['tone marks tell places apart', 'Tân Thành\t5\t10', ['Tân Thành'], []],
    ['a name in doubt is asked for', 'Thôn 1\t1\t2\nTan Thanh\t5\t10', ['Thôn 1'], ['Tan Thanh']],
    ['headings and totals name nothing', 'Tên thôn\tTử\tMẫu\nThôn 1\t1\t2\nCộng\t1\t2', ['Thôn 1'], ['Cộng']],
    ['behind a running number', 'STT\tTên\tTử\tMẫu\n1\tThôn 1\t1\t2\n2\tThôn 3\t5\t10', ['Thôn 1', 'Thôn 3'], []],
    ['the second of one name is left', 'Thôn 1\t1\t2\nThôn 1\t9\t9', ['Thôn 1'], ['Thôn 1']],
  ])('%s', (_, text, found, unmatched) => {
    const paste = namedPaste(parseTable(text), rows);
    expect(paste?.lines.map(({ rowId }) => rowId)).toEqual(found);
    expect(paste?.unmatched).toEqual(unmatched);
  });

  test('brings the figures behind the name', () => {
    expect(namedPaste(parseTable('1\tThôn 1\t1.204\t1.310\r\n'), rows)?.lines).toEqual([{ rowId: 'Thôn 1', cells: ['1.204', '1.310'] }]);
  });

  test('figures alone are no names', () => {
    expect(namedPaste(parseTable('1\t2\n3\t4'), rows)).toBeNull();
  });
});

describe('weakest first', () => {
  const hamlets = [aHamlet('A', { actual: ratio(9, 10) }), aHamlet('B'), aHamlet('C', { actual: ratio(1, 10) })];

  test.each([
    ['up', ['C', 'A', 'B']],
    ['down', ['A', 'C', 'B']],
  ] as const)('%s', (direction, names) => {
    expect(weakestFirst(hamlets, direction).map(({ name }) => name)).toEqual(names);
  });
});
