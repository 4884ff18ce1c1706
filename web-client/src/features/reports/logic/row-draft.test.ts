import { describe, expect, it } from 'vitest';
import type { ActualView, ReportDraftValue, ReportRow } from '@/api-types';
import { anActual, aRow } from './fixtures';
import { fractionOfCount } from './paste/fraction-of-count';
import { draftOf, enteredFigure, fieldsOf, isStored, naturalMode, resolve, type CellField, type RowDraft } from './row-draft';

const ratio = aRow();
const count = aRow({ kind: 'value', unit: 'dịch vụ', decimals: 0 });
const speed = aRow({ kind: 'value', unit: 'Mbit/s', decimals: 1 });
const completion = aRow({ kind: 'yes_no', unit: undefined, target: { year: 2026, operator: 'completion', text: 'Cơ bản hoàn thành' } });
const yesNo = aRow({ kind: 'yes_no', unit: undefined, target: { year: 2026, operator: 'yes', text: 'Có' } });
const narrative = aRow({ kind: 'narrative', unit: undefined, target: { year: 2026, operator: 'narrative', text: 'Báo cáo' } });

const typed = (row: ReportRow, change: Partial<RowDraft>): RowDraft => ({ ...draftOf(row), ...change });
const fraction = (numerator: string, denominator: string) => ({ numerator: { text: numerator }, denominator: { text: denominator } });
const said = (row: ReportRow, draft: RowDraft) => {
  const resolution = resolve(row, draft);
  if (resolution.kind !== 'ready') return resolution;
  return { entryKind: undefined, ...resolution.value };
};

describe('What a row of the sheet says', () => {
  it.each<[ReportRow, string, string[]]>([
    [ratio, 'ratio', ['numerator', 'denominator', 'note']],
    [count, 'value', ['value', 'note']],
    [yesNo, 'yes_no', ['value', 'note']],
    [completion, 'completion', ['value', 'note']],
    [narrative, 'narrative', ['text', 'note']],
  ])('%# is entered as %s', (row, mode, fields) => {
    expect(naturalMode(row)).toBe(mode);
    expect(fieldsOf(naturalMode(row))).toEqual(fields);
  });

  it.each<[string, ReportRow, Partial<RowDraft>, object]>([
    ['a fraction', ratio, fraction('1.197', '1.310'), { entryKind: 'ratio', numerator: 1197, denominator: 1310 }],
    ['nothing of nothing', ratio, fraction('', ' '), { entryKind: undefined }],
    ['none of some', ratio, fraction('0', '12'), { entryKind: 'ratio', numerator: 0, denominator: 12 }],
    ['a numerator alone', ratio, fraction('12', ''), { kind: 'incomplete', missing: 'denominator' }],
    ['a denominator alone', ratio, fraction('', '12'), { kind: 'incomplete', missing: 'numerator' }],
    ['more than all', ratio, fraction('1.320', '1.310'), { kind: 'fault', field: 'numerator', code: 'numerator_above_denominator' }],
    ['a base of zero', ratio, fraction('3', '0'), { kind: 'fault', field: 'denominator', code: 'denominator_zero' }],
    ['less than none', ratio, fraction('-3', '10'), { kind: 'fault', field: 'numerator', code: 'negative' }],
    ['words', ratio, fraction('ba', '10'), { kind: 'fault', field: 'numerator', code: 'not_a_number' }],
    ['two readings', ratio, fraction('7,100', '9.000'), { kind: 'ask', field: 'numerator', readings: [7.1, 7100] }],
    [
      'more than one for each',
      aRow({ unit: 'kết nối/người' }),
      fraction('20', '10'),
      { entryKind: 'ratio', numerator: 20, denominator: 10 },
    ],
    ['a bare percent', ratio, { mode: 'percent', value: { text: '96,4%' } }, { entryKind: 'percent', value: 96.4 }],
    [
      'a percent of two readings',
      ratio,
      { mode: 'percent', value: { text: '1.640' } },
      { kind: 'ask', field: 'value', readings: [1640, 1.64] },
    ],
    [
      'a percent that was asked about',
      ratio,
      { mode: 'percent', value: { text: '1.640', settled: 1.64 } },
      { entryKind: 'percent', value: 1.64 },
    ],
    [
      'a percent over all',
      ratio,
      { mode: 'percent', value: { text: '101' } },
      { kind: 'fault', field: 'value', code: 'percent_above_100' },
    ],
    ['a count', count, { value: { text: '1.640' } }, { entryKind: 'value', value: 1640 }],
    ['a zero', count, { value: { text: '0' } }, { entryKind: 'value', value: 0 }],
    ['a measure', speed, { value: { text: '1.640' } }, { kind: 'ask', field: 'value', readings: [1640, 1.64] }],
    ['a completion', completion, { value: { text: '90' } }, { entryKind: 'completion', value: 90 }],
    ['too complete', completion, { value: { text: '101' } }, { kind: 'fault', field: 'value', code: 'completion_above_100' }],
    ['no', yesNo, { value: { text: '0', settled: 0 } }, { entryKind: 'yes_no', value: 0 }],
    ['a text', narrative, { text: ' Đã trình ' }, { entryKind: 'narrative', text: 'Đã trình' }],
    ['an empty text', narrative, { text: '  ' }, { entryKind: undefined }],
    ['not applicable', ratio, { ...fraction('x', ''), isNotApplicable: true }, { entryKind: 'not_applicable' }],
    ['a note alone', ratio, { note: ' chờ số liệu ' }, { entryKind: undefined, note: 'chờ số liệu' }],
  ])('%s', (_, row, change, expected) => {
    expect(said(row, typed(row, change))).toMatchObject(expected);
  });

  it.each<[string, ReportRow, Partial<RowDraft>, object]>([
    [
      'a fraction to a bare percent',
      aRow({ actual: anActual({ entryKind: 'ratio', numerator: 1, denominator: 2 }) }),
      { mode: 'percent' },
      { kind: 'incomplete', missing: 'value' },
    ],
    [
      'a bare percent to a fraction',
      aRow({ actual: anActual({ entryKind: 'percent', value: 50 }) }),
      { mode: 'ratio' },
      { kind: 'incomplete', missing: 'numerator' },
    ],
    [
      '"không phát sinh" to a fraction',
      aRow({ actual: anActual({ entryKind: 'not_applicable' }) }),
      { isNotApplicable: false },
      { entryKind: undefined },
    ],
  ])('changing %s wipes out no figure', (_, row, change, expected) => {
    expect(said(row, typed(row, change))).toMatchObject(expected);
  });

  it.each<[string, ActualView]>([
    ['ratio', anActual({ entryKind: 'ratio', numerator: 1197, denominator: 1310, value: 91.374 })],
    ['percent', anActual({ entryKind: 'percent', value: 96.4 })],
    ['measure whose text has two readings', anActual({ entryKind: 'value', value: 1640 })],
    ['not applicable', anActual({ entryKind: 'not_applicable', note: 'không có hồ sơ' })],
    ['emptied', anActual({ note: 'chờ' })],
  ])('a stored %s says itself again', (_, actual) => {
    const row = { ...(actual.entryKind === 'value' ? speed : ratio), actual };
    const resolution = resolve(row, draftOf(row));
    expect(resolution.kind === 'ready' && isStored(resolution.value, actual)).toBe(true);
  });

  it.each<[string, ReportDraftValue, ActualView | undefined, boolean]>([
    ['nothing where nothing is', { planIndicatorId: 'x', version: 0, entryKind: undefined }, undefined, true],
    ['zero where nothing is', { planIndicatorId: 'x', version: 0, entryKind: 'value', value: 0 }, undefined, false],
    [
      'not applicable where zero is',
      { planIndicatorId: 'x', version: 1, entryKind: 'not_applicable' },
      anActual({ entryKind: 'value', value: 0 }),
      false,
    ],
    [
      'another note',
      { planIndicatorId: 'x', version: 1, entryKind: 'value', value: 0, note: 'a' },
      anActual({ entryKind: 'value', value: 0 }),
      false,
    ],
    [
      'the same percent from a fraction',
      { planIndicatorId: 'x', version: 1, entryKind: 'percent', value: 50 },
      anActual({ entryKind: 'ratio', numerator: 1, denominator: 2, value: 50 }),
      false,
    ],
  ])('%s: stored already? %s', (_, value, actual, expected) => {
    expect(isStored(value, actual)).toBe(expected);
  });

  it.each<[ReportRow, string, string, number | undefined]>([
    [ratio, '1.197', '1.310', (1197 / 1310) * 100],
    [aRow({ unit: 'kết nối/người' }), '20', '10', 2],
    [aRow({ unit: 'doanh nghiệp/1.000 dân' }), '3', '2000', 1.5],
    [ratio, '1', '', undefined],
    [ratio, '1', '0', undefined],
    [ratio, '12', '10', undefined],
    [ratio, '-1', '10', undefined],
    [ratio, '7,100', '9000', undefined],
  ])('%# computes %s / %s', (row, numerator, denominator, expected) => {
    expect(enteredFigure(row, typed(row, fraction(numerator, denominator)))?.value).toBe(expected);
  });

  it.each<[string, ReportRow, Partial<RowDraft>, object | undefined]>([
    ['a count', count, { value: { text: '14' } }, { entryKind: 'value', value: 14 }],
    ['nothing', count, {}, undefined],
    ['a text', narrative, { text: 'Đã trình' }, undefined],
    ['not applicable', count, { value: { text: '14' }, isNotApplicable: true }, undefined],
    ['a percent over all', ratio, { mode: 'percent', value: { text: '101' } }, undefined],
  ])('%s as a figure', (_, row, change, expected) => {
    expect(enteredFigure(row, typed(row, change))).toEqual(expected);
  });

  const mobile = aRow({ numeratorLabel: 'Số hồ sơ trực tuyến', denominatorLabel: 'Dân số (nghìn người)' });
  it.each<[string, ReportRow, Partial<RowDraft>, CellField | undefined]>([
    ['half a file', mobile, fraction('10,5', '20'), 'numerator'],
    ['thousands of people', mobile, fraction('10', '20,5'), undefined],
    ['whole files', mobile, fraction('1.640', '2.000'), undefined],
    ['half a class', count, { value: { text: '2,5' } }, 'value'],
    ['a speed', speed, { value: { text: '2,5' } }, undefined],
    ['money', aRow({ numeratorLabel: 'Số tiền chi cho chuyển đổi số' }), fraction('10,5', '20'), undefined],
    ['a figure nobody can read yet', count, { value: { text: '7,100' } }, undefined],
    ['a row that says "không phát sinh"', count, { value: { text: '2,5' }, isNotApplicable: true }, undefined],
  ])('asks whether %s is meant', (_, row, change, expected) => {
    expect(fractionOfCount(row, typed(row, change))).toBe(expected);
  });
});
