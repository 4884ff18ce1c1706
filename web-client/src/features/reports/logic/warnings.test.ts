import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { EntryKind, ReportRow, ReportWarning } from '@/api-types';
import en from '@/i18n/en/reports.json';
import { isEarly } from './early';
import { anActual, aRow } from './fixtures';
import { draftOf, isStored, resolve } from './row-draft';
import { countSheet } from './sheet-counts';
import { isOutdated, needsWord, warnedCells, warningWording } from './warnings';

const nbsp = '\u00a0';
const vi = { yes: 'Có', no: 'Không', notApplicable: 'Không phát sinh' };

const share = (value: number, entryKind: EntryKind = 'ratio', change: Partial<ReportRow> = {}) =>
  aRow({ actual: anActual({ period: '2026Q3', entryKind, value }), ...change });
const teams = (value: number) => share(value, 'value', { kind: 'value', unit: 'tổ', decimals: 0 });

describe('Wording a warning', () => {
  it.each<[string, ReportRow, ReportWarning]>([
    [
      'Mẫu số tăng 61 % so với quý II (1.210)',
      share(40),
      { code: 'denominator_jump', period: '2026Q2', previousValue: 1210, percent: 61 },
    ],
    [
      'Mẫu số giảm 60 % so với quý IV/2025 (12)',
      share(40),
      { code: 'denominator_jump', period: '2025Q4', previousValue: 12, percent: -60 },
    ],
    ['Số liệu giống hệt quý II', share(40), { code: 'unchanged', period: '2026Q2', previousValue: 40, periodCount: 1 }],
    ['Số liệu giống hệt 2 kỳ trước liên tiếp', share(40), { code: 'unchanged', period: '2026Q2', previousValue: 40, periodCount: 2 }],
    ['Nội dung giống quý II/2026, không có gì mới', aRow({ kind: 'narrative' }), { code: 'identical_text', period: '2026Q2' }],
    ['Số lũy kế giảm so với quý II (9)', teams(8), { code: 'cumulative_decrease', period: '2026Q2', previousValue: 9, percent: -11 }],
    [
      'Cao hơn hẳn các kỳ trước (thường quanh 12)',
      teams(17),
      { code: 'far_from_history', previousValue: 12, percent: 42, periodCount: 3 },
    ],
    [
      'Thấp hơn hẳn các kỳ trước (thường quanh 12)',
      teams(3),
      { code: 'far_from_history', previousValue: 12, percent: -75, periodCount: 3 },
    ],
    ['Giảm mạnh so với quý II (60 %)', share(39.9), { code: 'percent_collapse', period: '2026Q2', previousValue: 60, percent: -34 }],
    ['Tăng mạnh so với quý II (0 %)', share(6, 'percent'), { code: 'percent_collapse', period: '2026Q2', previousValue: 0 }],
    ['Quý II đã báo cáo “Có”', share(0, 'yes_no'), { code: 'percent_collapse', period: '2026Q2', previousValue: 100, percent: -100 }],
    [
      'Giảm mạnh so với quý II (90 %)',
      share(50, 'completion'),
      { code: 'percent_collapse', period: '2026Q2', previousValue: 90, percent: -44 },
    ],
    [
      'Quý II có tử số, mẫu số; kỳ này chỉ có tỷ lệ',
      share(33, 'percent'),
      { code: 'entry_kind_changed', period: '2026Q2', previousValue: 33.3 },
    ],
    [
      'Quý II có số liệu (46,8 %); kỳ này không phát sinh',
      aRow({ actual: anActual({ entryKind: 'not_applicable' }) }),
      { code: 'not_applicable', period: '2026Q2', previousValue: 46.8 },
    ],
  ])('%s', (expected, row, warning) => {
    const word = warningWording(i18next.getFixedT('vi', 'reports'), vi, 'vi');
    expect(word(row, warning).replaceAll(nbsp, ' ')).toBe(expected);
  });

  it('speaks English', () => {
    i18next.addResourceBundle('en', 'reports', en);
    const word = warningWording(i18next.getFixedT('en', 'reports'), { yes: 'Yes', no: 'No', notApplicable: 'Not applicable' }, 'en');
    expect(word(share(40), { code: 'denominator_jump', period: '2026Q2', previousValue: 1210, percent: 61 }).replaceAll(nbsp, ' ')).toBe(
      'Denominator up 61 % on Q2 (1,210)',
    );
  });
});

describe('A row with a warning', () => {
  const jump: ReportWarning = { code: 'denominator_jump', period: '2026Q2', previousValue: 1000, percent: 60 };
  const row = aRow({ actual: anActual({ entryKind: 'ratio', numerator: 70, denominator: 160, value: 43.75 }), warnings: [jump] });
  const draft = draftOf(row);

  it('asks for a word that is no blank', () => {
    expect(needsWord(row, draft)).toBe(true);
    expect(needsWord(row, { ...draft, explanation: '  ' })).toBe(true);
    expect(needsWord(row, { ...draft, note: 'ghi chú' })).toBe(true);
    expect(needsWord(row, { ...draft, explanation: 'Thêm chợ mới' })).toBe(false);
    expect(needsWord({ ...row, warnings: [] }, draft)).toBe(false);
  });

  it('asks about a word that was written for another figure until it is changed or kept', () => {
    const old = { ...row, isExplanationOld: true, actual: anActual({ ...row.actual, explanation: 'Thêm chợ mới' }) };
    const stored = draftOf(old);
    expect(needsWord(old, stored)).toBe(true);
    expect(needsWord({ ...old, isExplanationOld: false }, stored)).toBe(false);
    expect(needsWord(old, { ...stored, explanation: 'Chợ cũ đã đóng' })).toBe(false);

    const kept = { ...stored, isExplanationKept: true };
    expect(needsWord(old, kept)).toBe(false);
    const resolution = resolve(old, kept);
    expect(resolution).toMatchObject({ kind: 'ready', value: { explanation: 'Thêm chợ mới', isExplanationKept: true } });
    expect(resolution.kind === 'ready' && isStored(resolution.value, old.actual)).toBe(false);
    // Answered meanwhile: there is nothing left to send.
    const settled = resolve({ ...old, isExplanationOld: false }, kept);
    expect(settled.kind === 'ready' && isStored(settled.value, old.actual)).toBe(true);
  });

  it('is counted until it is explained', () => {
    expect(countSheet([row], () => undefined).unexplained).toEqual([row.planIndicatorId]);
    expect(countSheet([row], () => ({ ...draft, explanation: 'Thêm chợ mới' })).unexplained).toEqual([]);
  });

  it('is outdated once another figure is typed, and not by the word', () => {
    expect(isOutdated(row, draft)).toBe(false);
    expect(isOutdated(row, { ...draft, explanation: 'Thêm chợ mới', note: 'ghi chú' })).toBe(false);
    expect(isOutdated(row, { ...draft, denominator: { text: '104' } })).toBe(true);
    expect(isOutdated(row, { ...draft, denominator: { text: 'x' } })).toBe(true);
  });

  it('marks the cells that the warning is about', () => {
    expect(warnedCells(row, draft)).toEqual(['denominator']);
    expect(warnedCells({ ...row, warnings: [jump, { code: 'percent_collapse' }] }, draft)).toEqual(['numerator', 'denominator']);
    expect(warnedCells({ ...row, warnings: [] }, draft)).toEqual([]);
  });
});

describe('Sending early', () => {
  it.each([
    ['2026-12-24T16:59:59Z', true], // 23:59:59 on the 24th in Vietnam
    ['2026-12-24T17:00:00Z', false], // the last seven days begin: 25 to 31 December
    ['2026-12-31T10:00:00Z', false],
    ['2027-01-05T10:00:00Z', false],
  ])('%s for figures to 31 December: %s', (now, expected) => {
    expect(isEarly('2026-12-31', new Date(now))).toBe(expected);
  });
});
