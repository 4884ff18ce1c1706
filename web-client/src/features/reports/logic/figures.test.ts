import { describe, expect, it } from 'vitest';
import type { ReportRow, TargetView } from '@/api-types';
import { actualText, milestoneText, targetText, valueText, type ValueParts } from './figures';
import { aRow } from './fixtures';

const words = { yes: 'Có', no: 'Không', notApplicable: 'Không phát sinh' };
const spaced = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('Writing figures of a row', () => {
  it.each<[Partial<TargetView> | null, string | undefined]>([
    [{ operator: 'ge', value: 95 }, '≥ 95 %'],
    [{ operator: 'eq', value: 99.5 }, '99,5 %'],
    [{ operator: 'lt', value: 5 }, '< 5 %'],
    [{ operator: 'completion', value: 90, text: 'Cơ bản hoàn thành' }, 'Cơ bản hoàn thành'],
    [{ operator: 'narrative', text: 'Báo cáo' }, 'Báo cáo'],
    [null, undefined],
  ])('target %o', (target, text) => {
    expect(spaced(targetText(aRow(), target && { year: 2026, operator: 'eq', ...target }, 'vi'))).toBe(text);
  });

  it.each<[ValueParts | null, string | undefined, string | undefined]>([
    [{ entryKind: 'ratio', numerator: 1204, denominator: 1310, value: 91.9084 }, '1.204/1.310 = 91,9 %', '91,9 %'],
    [{ entryKind: 'ratio', numerator: 1204, denominator: 1310 }, '1.204/1.310 = 91,9 %', undefined],
    [{ entryKind: 'percent', value: 96.4 }, '96,4 %', '96,4 %'],
    [{ entryKind: 'yes_no', value: 0 }, 'Không', 'Không'],
    [{ entryKind: 'completion', value: 90 }, '90 %', '90 %'],
    [{ entryKind: 'not_applicable' }, 'Không phát sinh', 'Không phát sinh'],
    [{ entryKind: 'narrative', text: 'Đã trình' }, 'Đã trình', 'Đã trình'],
    [{}, undefined, undefined],
    [null, undefined, undefined],
  ])('actual %o', (actual, whole, value) => {
    expect(spaced(actualText(aRow(), actual, words, 'vi'))).toBe(whole);
    expect(spaced(valueText(aRow(), actual, words, 'vi'))).toBe(value);
  });

  it.each<[Partial<ReportRow>, string | undefined]>([
    [{ milestone: 94.5 }, '94,5 %'],
    [{ kind: 'yes_no', milestone: 1, target: { year: 2026, operator: 'yes', text: 'Có' } }, 'Có'],
    [{ kind: 'yes_no', milestone: 90, target: { year: 2026, operator: 'completion', value: 90 } }, '90 %'],
    [{}, undefined],
  ])('milestone %o', (change, text) => {
    expect(spaced(milestoneText(aRow(change), words, 'vi'))).toBe(text);
  });

  it('leaves a long unit out of the cell', () => {
    const row = aRow({ kind: 'value', unit: 'doanh nghiệp/1.000 dân', decimals: 1 });
    expect(valueText(row, { entryKind: 'value', value: 1640.25 }, words, 'vi')).toBe('1.640,3');
  });
});
