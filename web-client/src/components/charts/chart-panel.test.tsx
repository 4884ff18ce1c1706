// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, test, vi } from 'vitest';
import { PlanContext } from '@/lib/current-plan';
import { sessionQuery } from '@/lib/api/session';
import { ChartPanel } from './chart-panel';
import type { SegmentRow } from './model';

const quarter: SegmentRow = {
  id: '2026Q3',
  name: 'Quý III',
  segments: [
    { id: 'off_track', status: 'off_track', word: 'Chậm', count: 7 },
    { id: 'met', status: 'met', word: 'Đạt', count: 8 },
  ],
};

function Address() {
  const { search } = useLocation();
  return <output>{search}</output>;
}

function show(data: readonly SegmentRow[], at = '/overview') {
  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, { currentPeriod: '2026Q3', isDemo: false, demoSignIns: [], antiforgeryToken: '' });
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} });
  Element.prototype.scrollIntoView = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <PlanContext value="p1">
        <MemoryRouter initialEntries={[at]}>
          <ChartPanel
            kind="statusOverTime"
            data={data}
            title="Quý III/2026: 8/15 đạt"
            sentence="Số chỉ tiêu đạt: Quý III/2026 8/15."
            source="Nguồn: báo cáo của các đơn vị."
            fileName="dien-bien"
          />
          <Address />
        </MemoryRouter>
      </PlanContext>
    </QueryClientProvider>,
  );
}

test('a chart says its finding and its sentence, and lays its figures open as a table that stands in the address', async () => {
  show([quarter]);
  expect(screen.getByRole('heading')).toHaveTextContent('Quý III/2026: 8/15 đạt');
  expect(screen.getByText('Số chỉ tiêu đạt: Quý III/2026 8/15.')).toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: 'Xem bảng' }));
  expect(screen.getByRole('row', { name: 'Quý III 7 8' })).toBeInTheDocument();
  expect(screen.getByText('?view-statusOverTime=table')).toBeInTheDocument();
});

test('an address restores the table, and a link to a panel goes there', () => {
  show([quarter], '/overview?view-statusOverTime=table#chart-statusOverTime');
  expect(screen.getByRole('table')).toBeInTheDocument();
  expect(Element.prototype.scrollIntoView).toHaveBeenCalled();
});

test('a mark that has the focus tells its figures, until Escape', async () => {
  show([quarter]);
  const mark = await screen.findByRole('button', { name: 'Quý III. Chậm: 7. Đạt: 8' });
  mark.focus();
  expect(await screen.findByRole('tooltip')).toHaveTextContent('Chậm7');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
});

test('without a figure there is nothing to draw and nothing to take along', async () => {
  show([]);
  expect(await screen.findByText('Chưa có số liệu để vẽ')).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
