import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { IndicatorProgress } from '@/api-types';
import { wording } from '@/lib/wording';
import { whyOf } from './why';

const period = '2026Q3';
const words = wording(i18next.getFixedT('vi', 'common'), 'vi');
const t = i18next.getFixedT('vi', 'progress');

const coverage: IndicatorProgress = {
  planIndicatorId: '1',
  number: '1',
  text: 'Tỷ lệ phủ sóng 5G',
  code: 'INFRA.COVERAGE_5G',
  pillarId: 'infra',
  kind: 'ratio',
  direction: 'up',
  unit: '%',
  decimals: 1,
  isCard: true,
  leadId: 'vhxh',
  leadName: 'Phòng Văn hóa - Xã hội',
  isUnassigned: false,
  targets: [],
  phasing: 'linear',
  quarters: [],
  place: 1,
  status: 'off_track',
  value: 38,
  milestone: 50.5,
  gap: -12.5,
  neededPace: 22,
  recentPace: 5.3,
  forecast: 43.3,
};

function why(changes: Partial<IndicatorProgress>, entryKind: 'ratio' | 'yes_no' = 'ratio') {
  const row = { ...coverage, ...changes };
  const actual = { period, entryKind, value: row.value, isDemo: false, version: 1, updatedAt: '2026-09-28T00:00:00Z' };
  const quarters = [{ period, reportState: 'submitted' as const, status: row.status, evidenceCount: 0, actual }];
  return whyOf({ ...row, quarters }, period, words, t).join('; ').replaceAll('\u00a0', ' ');
}

test('value, milestone, gap, pace and forecast stand in one sentence', () => {
  expect(why({})).toBe('Mới đạt 38 %, mốc quý 50,5 %: thiếu 12,5 điểm; cần +22 mỗi quý, gần đây +5,3; với tốc độ này, cuối năm dự kiến đạt 43,3 %');
});

test('counts are told in their unit, and what should fall is above', () => {
  expect(why({ unit: 'phút', direction: 'down', value: 7, milestone: 6, gap: -1, neededPace: -2.5, recentPace: undefined, forecast: undefined })).toBe(
    'Đang là 7 phút, mốc quý 6 phút: cao hơn 1 phút; cần −2,5 mỗi quý',
  );
});

test.each([
  ['a gap below the shown decimals is not rounded to nothing', { gap: -0.02 }, 'thiếu 0,02 điểm'],
  ['in the fourth quarter only the recent pace is left', { neededPace: undefined }, 'gần đây +5,3 mỗi quý'],
  ['a share ends at the whole', { forecast: 104.2 }, 'cuối năm dự kiến đạt 100 %'],
  ['a share ends at nothing', { forecast: -3 }, 'cuối năm dự kiến đạt 0 %'],
])('%s', (_, changes, part) => {
  expect(why(changes)).toContain(part);
});

test('what is done or not says how it stands', () => {
  expect(
    why({ kind: 'yes_no', unit: undefined, value: 0, gap: undefined, neededPace: undefined, recentPace: undefined, forecast: undefined }, 'yes_no'),
  ).toBe('Kết quả: Chưa có');
});
