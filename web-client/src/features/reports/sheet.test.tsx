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
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  // jsdom draws nothing, so it has nothing to scroll.
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  if (server) api.eject(server);
  vi.unstubAllGlobals();
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
      path.endsWith('/submit')
        ? Response.json(
            { status: 422, code: 'report_incomplete' },
            { status: 422, headers: { 'content-type': 'application/problem+json' } },
          )
        : undefined,
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
});
