import { describe, expect, it } from 'vitest';
import { anActual, aRow } from './fixtures';
import { draftOf } from './row-draft';
import { keptRows, matchingRows, parseRowFilter, rowFilterOptions, type RowFacts, type RowFilterCode } from './row-filter';

function facts(planIndicatorId: string, change: Partial<RowFacts> = {}): RowFacts {
  const row = change.row ?? aRow({ planIndicatorId });
  return { row, draft: draftOf(row), save: { kind: 'idle' }, isUnsaved: false, ...change };
}

const filled = aRow({
  planIndicatorId: 'filled',
  number: 'III.2',
  text: 'Người dân dùng chữ ký số',
  code: 'SOCIETY.SIGNATURE',
  actual: anActual({ entryKind: 'ratio', numerator: 3, denominator: 4, value: 75 }),
});
const rows: RowFacts[] = [
  facts('empty'),
  facts('filled', { row: filled }),
  facts('above', { draft: { ...draftOf(aRow()), numerator: { text: '5' }, denominator: { text: '4' } }, isUnsaved: true }),
  facts('refused', { row: { ...filled, planIndicatorId: 'refused', text: 'Đường truyền' }, save: { kind: 'refused', reason: 'Kỳ đã khóa sổ.' }, isUnsaved: true }),
];

describe('Narrowing the sheet', () => {
  it.each<[RowFilterCode | null, string, string[]]>([
    [null, '', ['empty', 'filled', 'above', 'refused']],
    ['unfilled', '', ['empty', 'above']],
    ['faults', '', ['above', 'refused']],
    ['unsaved', '', ['above', 'refused']],
    [null, 'chu ky so', ['filled']],
    [null, '  CHỮ  ký ', ['filled']],
    [null, 'duong', ['refused']],
    [null, 'iii.2', ['filled', 'refused']],
    [null, 'society', ['filled', 'refused']],
    [null, 'ung dung cntt', ['empty', 'filled', 'above', 'refused']],
    ['faults', 'duong', ['refused']],
    ['unfilled', 'duong', []],
  ])('%s, searched for %j', (chosen, search, expected) => {
    expect(matchingRows(rows, chosen, search)).toEqual(expected);
  });

  it('counts every chip over all rows', () => {
    expect(rowFilterOptions(rows, null).map(({ code, count }) => [code, count])).toEqual([
      [null, 4],
      ['unfilled', 2],
      ['faults', 2],
      ['unsaved', 2],
    ]);
  });

  it.each([
    ['faults', 'faults'],
    ['nonsense', null],
    [null, null],
  ])('reads %j of the URL as %j', (text, expected) => {
    expect(parseRowFilter(text)).toBe(expected);
  });

  it('keeps a row that stops matching while it is worked on, and adds one that begins to', () => {
    const kept = new Set(['a', 'b']);
    expect(keptRows(kept, ['b'])).toBe(kept);
    expect([...keptRows(kept, ['b', 'c'])]).toEqual(['a', 'b', 'c']);
  });
});
