// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Middleware } from 'openapi-fetch';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportDraft, ReportView, SessionView } from '@/api-types';
import { api } from '@/lib/api/client';
import { sessionQuery } from '@/lib/api/session';
import { anActual, aReport, aRow, written } from './logic/fixtures';
import { Component } from './sheet';

const rows = [
  aRow({
    planIndicatorId: 'a',
    number: 'II.1',
    text: 'Hồ sơ xử lý trực tuyến',
    numeratorLabel: 'Hồ sơ trực tuyến',
    denominatorLabel: 'Tổng số hồ sơ',
  }),
  aRow({ planIndicatorId: 'b', number: 'II.2', text: 'Lớp tập huấn', kind: 'value', unit: 'lớp', decimals: 0 }),
];

const session: SessionView = {
  person: { id: 'officer', userName: 'officer', displayName: 'Lê Thị Hoa', role: 'officer' },
  antiforgeryToken: 'token',
  isDemo: false,
  currentPeriod: '2026Q3',
  demoSignIns: [],
};
let server: Middleware | undefined;

/** A server with one report, that remembers what it was sent. */
function aServer(report: ReportView, refuse?: (path: string) => Response | undefined) {
  const sent: ReportDraft['values'] = [];
  const steps: string[] = [];
  let view = report;
  const serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const refusal = refuse?.(pathname);
    if (refusal) return refusal;
    if (pathname.endsWith('/evidence')) return Response.json({ items: [] });
    // Comments, sources: there are none.
    if (request.method === 'GET' && !pathname.endsWith('/reports/report')) return Response.json([]);
    if (request.method === 'PUT') {
      const { values } = (await request.json()) as ReportDraft;
      sent.push(...values);
      view = values.reduce(written, view);
    }
    if (request.method === 'POST') {
      steps.push(pathname.split('/').at(-1) ?? '');
      view = {
        ...view,
        summary: { ...view.summary, state: 'submitted', submittedAt: '2026-09-29T09:20:00Z', submittedBy: 'Lê Thị Hoa' },
        actions: { ...view.actions, canEdit: false, canSubmit: false },
      };
    }
    return Response.json(view);
  };
  server = { onRequest: ({ request }) => serve(request) };
  api.use(server);
  return { sent, steps };
}

function refusal(code: string): Response {
  return Response.json({ status: 422, code }, { status: 422, headers: { 'content-type': 'application/problem+json' } });
}

function openSheet() {
  const router = createMemoryRouter([{ path: '/reports/:id', Component }], { initialEntries: ['/reports/report?period=2026Q3'] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(sessionQuery.queryKey, session);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const cell = (name: RegExp) => screen.findByRole('textbox', { name });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-29T02:00:00Z') });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  // jsdom draws nothing, so it has nothing to scroll.
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  if (server) api.eject(server);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Entering a report', () => {
  it('saves a row when Enter moves on, on the version that was seen', async () => {
    const { sent } = aServer(aReport(rows));
    const user = openSheet();
    await user.type(await cell(/^Hồ sơ trực tuyến/), '1.197');
    await user.type(await cell(/^Tổng số hồ sơ/), '1.310{Enter}');
    expect(await cell(/^Thực hiện, II.2/)).toHaveFocus();
    await waitFor(() =>
      expect(sent).toEqual([{ planIndicatorId: 'a', version: 0, entryKind: 'ratio', numerator: 1197, denominator: 1310 }]),
    );
    await screen.findByText(/^đã lưu/);
    expect(screen.getByText(/1\/2 ô đã nhập/)).toBeInTheDocument();
  });

  it('holds back a numerator above its denominator and says so in the row', async () => {
    const { sent } = aServer(aReport(rows));
    const user = openSheet();
    await user.type(await cell(/^Hồ sơ trực tuyến/), '1.320');
    await user.type(await cell(/^Tổng số hồ sơ/), '1.310{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Tử số lớn hơn mẫu số');
    expect(await cell(/^Hồ sơ trực tuyến/)).toBeInvalid();
    expect(sent).toEqual([]);
  });

  it('asks which of two numbers was meant', async () => {
    const { sent } = aServer(aReport(rows));
    const user = openSheet();
    await user.type(await cell(/^Thực hiện, II.2/), '7,100');
    await user.tab();
    await user.click(await screen.findByRole('button', { name: '7.100' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ planIndicatorId: 'b', value: 7100 }));
  });

  it('puts back what is stored on Escape', async () => {
    aServer(aReport([aRow({ ...rows[1], actual: anActual({ entryKind: 'value', value: 3 }) })]));
    const user = openSheet();
    const value = await cell(/^Thực hiện, II.2/);
    await user.clear(value);
    await user.type(value, '31{Escape}');
    expect(value).toHaveValue('3');
  });

  it('lists what is missing when the server refuses an incomplete report', async () => {
    aServer(aReport(rows), (path) =>
      path.endsWith('/submit') ? refusal('report_incomplete') : undefined,
    );
    const user = openSheet();
    await user.click(await screen.findByRole('button', { name: 'Gửi báo cáo' }));
    expect(await screen.findByText(/Còn 2 chỉ tiêu chưa nhập/)).toBeInTheDocument();
    expect(screen.getAllByText('chưa nhập')).toHaveLength(2);
    expect(await cell(/^Hồ sơ trực tuyến/)).toHaveFocus();
  });

  it('saves before it sends, and then only shows', async () => {
    const { sent, steps } = aServer(aReport([rows[1]!]));
    const user = openSheet();
    await user.type(await cell(/^Thực hiện, II.2/), '2');
    await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
    expect(await screen.findByText(/Lê Thị Hoa gửi lúc 16:20, 29\/09\/2026/)).toBeInTheDocument();
    expect(sent).toHaveLength(1);
    expect(steps).toEqual(['submit']);
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('asks for a word where a figure looks odd, saves it, and leads to it when the report is not sent', async () => {
    const odd = aRow({
      planIndicatorId: 'odd',
      actual: anActual({ entryKind: 'ratio', numerator: 70, denominator: 160, value: 43.75 }),
      warnings: [{ code: 'denominator_jump', period: '2026Q2', previousValue: 100, percent: 60 }],
    });
    const { sent } = aServer(aReport([odd]), (path) => (path.endsWith('/submit') ? refusal('report_unexplained') : undefined));
    const user = openSheet();
    expect(await screen.findByText(/Mẫu số tăng 60.% so với quý II \(100\)/)).toHaveTextContent('Cần giải thích');
    expect(screen.getByText(/1 cần giải thích/)).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
    expect(await screen.findByText(/Còn 1 chỉ tiêu có số liệu khác thường/)).toBeInTheDocument();
    const word = await cell(/^Giải thích, II.1/);
    expect(word).toHaveFocus();
    expect(word).toHaveAccessibleDescription(/Mẫu số tăng 60.%/);

    await user.type(word, 'Thêm chợ mới');
    await user.tab();
    await waitFor(() => expect(sent).toMatchObject([{ planIndicatorId: 'odd', version: 1, numerator: 70, explanation: 'Thêm chợ mới' }]));
    expect(screen.getByText(/Mẫu số tăng 60.%/)).toHaveTextContent('Đã giải thích');
    expect(screen.queryByText(/1 cần giải thích/)).not.toBeInTheDocument();
  });

  it('asks before it sends a report whose quarter is far from over', async () => {
    const view = aReport([aRow({ ...rows[1], actual: anActual({ entryKind: 'value', value: 3 }) })]);
    const { steps } = aServer({ ...view, summary: { ...view.summary, dates: { ...view.summary.dates, cutOff: '2026-12-31' } } });
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = () => {};
    const user = openSheet();
    await user.click(await screen.findByRole('button', { name: 'Gửi báo cáo' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('số liệu chốt đến 31/12/2026');
    expect(steps).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Chưa gửi' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(steps).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
    await user.click(await screen.findByRole('button', { name: 'Vẫn gửi' }));
    await waitFor(() => expect(steps).toEqual(['submit']));
  });

  it('shows why a report came back', async () => {
    const view = aReport(rows);
    aServer({
      ...view,
      summary: { ...view.summary, state: 'returned' },
      events: [
        { at: '2026-09-29T09:20:00Z', personName: 'Phạm Văn Minh', fromState: 'submitted', toState: 'returned', reason: 'Thiếu mẫu số', changeSeq: 7 },
      ],
    });
    openSheet();
    expect(await screen.findByText('Trả lại lúc 16:20, 29/09/2026, Phạm Văn Minh')).toBeInTheDocument();
    expect(screen.getByText('Thiếu mẫu số')).toBeInTheDocument();
  });

  it('says in the row what was asked, narrows to it, and leads there from the notice', async () => {
    const openRequest = { text: 'Đếm lại.', personName: 'Phạm Văn Minh', at: '2026-09-29T09:20:00Z', isChanged: false, isAnswered: false };
    const view = aReport([rows[0]!, { ...rows[1]!, openRequest }]);
    aServer({
      ...view,
      summary: { ...view.summary, state: 'returned' },
      events: [{ at: '2026-09-29T09:20:00Z', personName: 'Phạm Văn Minh', fromState: 'submitted', toState: 'returned', changeSeq: 7 }],
    });
    const user = openSheet();
    expect(await screen.findByText('Cần sửa hoặc trả lời 1 chỉ tiêu:')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'II.2 Lớp tập huấn' }));
    expect(await cell(/^Thực hiện, II.2/)).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Cần sửa 1' }));
    expect(screen.queryByRole('textbox', { name: /^Hồ sơ trực tuyến/ })).not.toBeInTheDocument();
  });

  it('lists the rows that keep a returned report from being sent again', async () => {
    const openRequest = { text: 'Đếm lại.', at: '2026-09-29T09:20:00Z', isChanged: false, isAnswered: false };
    const filled = { ...rows[1]!, actual: anActual({ entryKind: 'value', value: 3 }), openRequest };
    aServer(aReport([filled]), (path) =>
      path.endsWith('/submit')
        ? Response.json(
            { status: 422, code: 'report_unanswered', errors: { b: ['II.2: Đếm lại.'] } },
            { status: 422, headers: { 'content-type': 'application/problem+json' } },
          )
        : undefined,
    );
    const user = openSheet();
    await user.click(await screen.findByRole('button', { name: 'Gửi báo cáo' }));
    expect(await screen.findByText(/Còn 1 chỉ tiêu bị trả lại mà chưa sửa/)).toBeInTheDocument();
    expect(await cell(/^Thực hiện, II.2/)).toHaveFocus();
  });

  it('tells all that keeps a report from being sent, and lets go of what is done', async () => {
    const openRequest = { text: 'Đếm lại.', at: '2026-09-29T09:20:00Z', isChanged: false, isAnswered: false };
    const actual = anActual({ entryKind: 'ratio', numerator: 70, denominator: 160, value: 43.75 });
    const asked = aRow({ planIndicatorId: 'c', number: 'II.3', text: 'Điểm phát sóng', actual, openRequest });
    aServer(aReport([rows[1]!, asked]), (path) => (path.endsWith('/submit') ? refusal('report_incomplete') : undefined));
    const user = openSheet();
    await user.click(await screen.findByRole('button', { name: 'Gửi báo cáo' }));

    expect(await screen.findByText(/Còn 1 chỉ tiêu chưa nhập/)).toBeInTheDocument();
    expect(screen.getByText(/Còn 1 chỉ tiêu bị trả lại mà chưa sửa/)).toBeInTheDocument();
    await user.type(await cell(/^Thực hiện, II.2/), '2');
    expect(screen.queryByText(/Còn 1 chỉ tiêu chưa nhập/)).not.toBeInTheDocument();
    expect(screen.getByText(/Còn 1 chỉ tiêu bị trả lại mà chưa sửa/)).toBeInTheDocument();
  });

  it('opens the panel of a row by Ctrl+Enter, follows the focus and gives it back on Escape', async () => {
    aServer(aReport(rows));
    const user = openSheet();
    await user.click(await cell(/^Hồ sơ trực tuyến/));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const panel = await screen.findByRole('complementary', { name: 'II.1 Hồ sơ xử lý trực tuyến' });
    expect(screen.getByRole('heading', { name: 'II.1 Hồ sơ xử lý trực tuyến' })).toHaveFocus();
    expect(panel).toHaveTextContent('Tổng số hồ sơ');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(await cell(/^Hồ sơ trực tuyến/)).toHaveFocus();

    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await cell(/^Thực hiện, II.2/));
    expect(await screen.findByRole('complementary', { name: 'II.2 Lớp tập huấn' })).toBeInTheDocument();
    expect(await cell(/^Thực hiện, II.2/)).toHaveFocus();
  });
});
