import { describe, expect, test } from 'vitest';
import i18next from 'i18next';
import type { IndicatorProgress, TargetView } from '@/api-types';
import { wording } from '@/lib/wording';
import {
  filterIndicators,
  nearestTargets,
  readListState,
  reportedText,
  targetText,
  toHorizon,
} from './rules';

function row(id: string, changes: Partial<IndicatorProgress> = {}): IndicatorProgress {
  return {
    planIndicatorId: id,
    number: id,
    text: `Chỉ tiêu ${id}`,
    code: `CODE.${id}`,
    pillarId: 'egov',
    kind: 'ratio',
    direction: 'up',
    unit: '%',
    decimals: 1,
    isCard: false,
    leadId: 'vhxh',
    leadName: 'Phòng Văn hóa - Xã hội',
    isUnassigned: false,
    targets: [],
    phasing: 'flat',
    quarters: [],
    place: 1,
    status: 'on_track',
    ...changes,
  };
}

const words = wording(i18next.getFixedT('vi', 'common'), 'vi');
const target = (year: number, value: number): TargetView => ({ year, operator: 'ge', value });

describe('a year without a target', () => {
  const targets = [target(2045, 100), target(2025, 62), target(2030, 90)];

  test('lies between the nearest targets', () => {
    expect(nearestTargets(targets, 2026).map(({ year }) => year)).toEqual([2025, 2030]);
    expect(nearestTargets(targets, 2050).map(({ year }) => year)).toEqual([2045]);
  });

  test('is told by them', () => {
    expect(targetText(row('1', { targets }), 2026, words)).toBe('2025: ≥ 62\u00a0%, 2030: ≥ 90\u00a0%');
    expect(targetText(row('1', { target: target(2026, 70), targets }), 2026, words)).toBe('≥ 70\u00a0%');
  });

  test('puts the figure of the second quarter half a year before the end', () => {
    expect(toHorizon(row('1', { targets, value: 64 }), '2026Q2', words)?.current?.at).toBe(2025.5);
    expect(toHorizon(row('1', { targets: targets.slice(0, 1) }), '2026Q2', words)).toBeNull();
  });
});

test('a quarter without a figure shows a dash, whatever another one reported', () => {
  const nothingToCount = { period: '2026Q2', entryKind: 'not_applicable' as const, isDemo: false, version: 1, updatedAt: '2026-06-28T00:00:00Z' };
  const of = (period: string, actual?: typeof nothingToCount) => ({ period, reportState: 'empty' as const, status: 'no_data' as const, evidenceCount: 0, actual });
  const shown = row('1', { quarters: [of('2026Q2', nothingToCount), of('2026Q4')] });
  expect(reportedText(shown, '2026Q2', words)).toBe('Không phát sinh');
  expect(reportedText(shown, '2026Q4', words)).toBe('–');
});

describe('the list', () => {
  const rows = [
    row('1', { text: 'Chữ ký số cá nhân', status: 'met', place: 3, attainment: 1.2, pillarId: 'soc' }),
    row('2', { text: 'Phủ sóng 5G', status: 'off_track', place: 1, attainment: 0.4, isUnassigned: true }),
    row('3', { text: 'Hồ sơ trực tuyến', status: 'at_risk', place: 2, leadId: 'pvhcc', leadName: 'Trung tâm Phục vụ hành chính công' }),
  ];
  const shown = (search: string) => filterIndicators(rows, readListState(new URLSearchParams(search))).map(({ number }) => number);

  test.each([
    ['', ['1', '2', '3']],
    ['dir=desc', ['3', '2', '1']],
    ['q=chu ky', ['1']],
    ['q=trung tam', ['3']],
    ['status=off_track', ['2']],
    ['status=made_up', ['1', '2', '3']],
    ['pillar=soc', ['1']],
    ['unit=unassigned', ['2']],
    ['unit=vhxh', ['1']],
    ['sort=status', ['2', '3', '1']],
    ['sort=attainment', ['2', '1', '3']],
    ['sort=name', ['1', '3', '2']],
  ])('at ?%s shows %j', (search, numbers) => {
    expect(shown(search)).toEqual(numbers);
  });
});
