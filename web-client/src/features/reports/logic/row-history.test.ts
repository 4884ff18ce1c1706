import { describe, expect, it } from 'vitest';
import type { ReportRow, RowHistory, RowPeriod } from '@/api-types';
import { anActual, aRow } from './fixtures';
import { trendOf } from './row-history';

const period = (code: string, value?: number, milestone = 80): RowPeriod => ({
  period: code,
  milestone,
  ...(value !== undefined && { actual: anActual({ period: code, entryKind: 'percent', value }) }),
});
const baseline = { resultId: 'r', asOf: 2025, value: 60, text: '60 %', isPicked: false };
const year = [period('2026Q1', 70), period('2026Q2', 75), period('2026Q3'), period('2026Q4')];

describe('The chart of a row', () => {
  it.each<[string, Partial<ReportRow>, Partial<RowHistory>, (number | null)[] | null]>([
    ['its quarters', {}, {}, [70, 75, null, null]],
    ['one figure and where it started', { baseline: 60 }, { baseline, periods: year.slice(1) }, [60, 75, null, null]],
    ['a baseline that does not count', { baseline: 0 }, { baseline }, [70, 75, null, null]],
    ['an earlier year instead of its result', { baseline: 60 }, { baseline, periods: [period('2025Q4', 60), ...year] }, [60, 70, 75, null, null]],
    ['one figure alone is no path', {}, { periods: year.slice(1) }, null],
    ['words are not drawn', { kind: 'narrative' }, {}, null],
    ['what was not measured is a gap', {}, { periods: [...year.slice(0, 2), { period: '2026Q3', actual: anActual({ entryKind: 'not_applicable' }) }] }, [70, 75, null]],
  ])('%s', (_, row, history, expected) => {
    const data = trendOf(aRow(row), { periods: year, revisions: [], ...history }, '≥ 80 %');
    expect(data && [...(data.baseline ? [data.baseline.value] : []), ...data.quarters.map(({ value }) => value)]).toEqual(expected);
  });

  it('draws two years at most', () => {
    const many = ['2024', '2025', '2026'].flatMap((of) => [1, 2, 3, 4].map((quarter) => period(`${of}Q${quarter}`, quarter)));
    expect(trendOf(aRow(), { periods: many, revisions: [] }, null)?.quarters.map((quarter) => quarter.period)).toHaveLength(8);
  });
});
