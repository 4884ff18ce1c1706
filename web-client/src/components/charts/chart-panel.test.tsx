// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { ChartPanel } from './chart-panel';

test('a chart says its finding and its sentence, and lays its figures open as a table', async () => {
  render(
    <MemoryRouter>
      <ChartPanel
        kind="quarters"
        data={[{ period: '2026Q3', reached: 8, below: 7, missing: 1 }]}
        title="Quý III/2026 có 8/15 chỉ tiêu đạt mốc"
        sentence="Số chỉ tiêu đạt mốc: Quý III/2026 8/15."
        source="Nguồn: báo cáo của các đơn vị."
        fileName="dien-bien"
      />
    </MemoryRouter>,
  );
  expect(screen.getByRole('heading')).toHaveTextContent('Quý III/2026 có 8/15 chỉ tiêu đạt mốc');
  expect(screen.getByText('Số chỉ tiêu đạt mốc: Quý III/2026 8/15.')).toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: 'Xem bảng' }));
  expect(screen.getByRole('row', { name: 'Quý III/2026 8 7 1' })).toBeInTheDocument();
});
