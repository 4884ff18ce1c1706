// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { ProvinceView } from '@/api-types';
import { wording } from '@/lib/wording';
import { comparison, figure, ratio, standing } from '../logic/fixtures';
import { readProvinceState } from '../logic/state';
import { toDistribution } from '../logic/to-distribution';
import { toTable } from '../logic/to-table';
import { Headline } from './headline';
import { RankingTable } from './ranking-table';
import { Whole } from './whole';

const forwardedAt = '2026-10-12T03:15:00Z';
const said = 'Số liệu do máy của xã, phường gửi lên, lần cuối 10:15, 12/10/2026';
const state = readProvinceState(new URLSearchParams());
const words = wording(i18next.t, 'vi');

const here = standing('Xã Gần', { rank: 2, goodCount: 1, judgedCount: 2, goodPercent: 50, reportCount: 3 });
const distant = standing('Xã Xa', { planId: undefined, forwardedAt, rank: 1, goodCount: 3, judgedCount: 4, goodPercent: 75 });
const view: ProvinceView = {
  period: '2026Q3',
  isDemo: false,
  generatedAt: forwardedAt,
  summary: here.summary,
  timeliness: here.timeliness,
  reportCount: 3,
  verifiedCount: 0,
  communes: [here, distant],
};

const rowOf = (name: string) => within(screen.getByRole('row', { name: new RegExp(name) }));

test('a commune with a node of its own says when that last sent, and leads to no page', () => {
  render(<Whole view={view} state={state} />, { wrapper: MemoryRouter });

  expect(rowOf('Xã Xa').getByText(said)).toBeDefined();
  expect(rowOf('Xã Xa').getByText('75 %')).toBeDefined();
  expect(rowOf('Xã Xa').queryByRole('link')).toBeNull();
  expect(rowOf('Xã Gần').queryByText(/gửi lên/)).toBeNull();
  expect(rowOf('Xã Gần').getByRole('link', { name: 'Xã Gần' })).toBeDefined();
  expect(screen.getByText(/Xã, phường có máy riêng/)).toBeDefined();
});

test('the sentence on reports says whom it leaves out, and nothing where it leaves out nobody', () => {
  const timeliness = { ...here.timeliness, expected: 3, missing: 3 };
  const { rerender } = render(<Headline view={{ ...view, timeliness }} />);
  expect(screen.getByText(/đã duyệt 0\/3 biểu nhập \(không tính 1 xã, phường gửi từ máy chủ riêng\)\./)).toBeDefined();

  rerender(<Headline view={{ ...view, timeliness, communes: [here] }} />);
  expect(screen.getByText(/đã duyệt 0\/3 biểu nhập\./)).toBeDefined();
});

test('who has sent nothing that is judged is not said to lack a plan', () => {
  render(<Whole view={{ ...view, communes: [standing('Xã Xa', { planId: undefined, forwardedAt })] }} state={state} />, { wrapper: MemoryRouter });

  expect(screen.getByText('chưa đánh giá')).toBeDefined();
  expect(screen.queryByText('chưa có kế hoạch của năm')).toBeNull();
});

test('on one measure it is ranked beside the others, and neither its row nor its dot is a link', () => {
  const one = comparison([
    figure('Xã Xa', { planId: undefined, forwardedAt, counted: ratio(96, 95), rank: 1 }),
    figure('Xã Gần', { counted: ratio(80, 95), rank: 2 }),
  ]);
  render(<RankingTable view={one} state={state} />, { wrapper: MemoryRouter });

  expect(rowOf('Xã Xa').getByText(said)).toBeDefined();
  expect(rowOf('Xã Xa').queryByRole('link')).toBeNull();
  expect(rowOf('Xã Gần').getByRole('link', { name: 'Xã Gần' })).toBeDefined();
  expect(toDistribution(one, words).points.map(({ href }) => href)).toEqual(['/indicators/row-80?plan=plan-Xã Gần', null]);
});

test('its file has no zeros for what stays at the node', () => {
  const table = toTable(view, i18next.getFixedT('vi', ['province', 'common']), words);
  const [near, far] = table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [table.columns[index], cell])));

  expect(near).toMatchObject({ 'Chưa có số liệu': 0, 'biểu nhập': 3, 'báo cáo đến hạn': 0, 'máy của xã, phường gửi lần cuối': null });
  expect(far).toMatchObject({
    'Chưa có số liệu': null,
    Đạt: 0,
    'được đánh giá': 4,
    'biểu nhập': null,
    'báo cáo đến hạn': null,
    'ô phải nhập': null,
    'máy của xã, phường gửi lần cuối': '10:15, 12/10/2026',
  });
});
