import { describe, expect, it } from 'vitest';
import type { ActualView } from '@/api-types';
import { changedRows, differences, earlierValues } from './changes';
import { anActual, aRow } from './fixtures';

const words = { yes: 'Có', no: 'Không', notApplicable: 'Không phát sinh' };
const ratio = anActual({ entryKind: 'ratio', numerator: 91, denominator: 100, value: 91 });

describe('What changed in a cell', () => {
  it.each<[string, ActualView | undefined, ActualView | undefined, string[]]>([
    ['nothing', ratio, { ...ratio, version: 2 }, []],
    ['the figure', ratio, { ...ratio, numerator: 92, value: 92 }, ['figure: 91/100 = 91 % → 92/100 = 92 %']],
    ['the way it was given', anActual({ entryKind: 'percent', value: 91 }), ratio, ['figure: 91 % → 91/100 = 91 %']],
    ['only a word beside it', ratio, { ...ratio, source: 'Công an xã' }, ['source: null → Công an xã']],
    ['a word taken away', { ...ratio, note: 'Ước tính' }, ratio, ['note: Ước tính → null']],
    [
      'all at once',
      ratio,
      anActual({ entryKind: 'not_applicable', explanation: 'Chưa có hồ sơ' }),
      ['figure: 91/100 = 91 % → Không phát sinh', 'explanation: null → Chưa có hồ sơ'],
    ],
    ['the first entry', undefined, ratio, ['figure: null → 91/100 = 91 %']],
    ['an emptied cell', ratio, anActual(), ['figure: 91/100 = 91 % → null']],
  ])('%s', (_, before, after, expected) => {
    const found = differences(aRow(), before, after, words, 'vi');
    expect(found.map(({ field, from, to }) => `${field}: ${from} → ${to}`.replaceAll('\u00a0', ' '))).toEqual(expected);
  });
});

it('compares with what was verified first and with what was seen last after it', () => {
  const row = aRow({ actual: ratio, lastVerified: { ...ratio, value: 80 }, lastSubmitted: { ...ratio, value: 85 } });
  expect(earlierValues(row).map(({ since, before }) => [since, before.value])).toEqual([
    ['verified', 80],
    ['submitted', 85],
  ]);
  expect(changedRows([aRow(), row, aRow({ lastSubmitted: ratio })])).toHaveLength(2);
});
