// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '@/lib/api/problem';
import { QueryPanel } from './query-panel';

function show(changes: { data?: string[]; error?: Error; isFetching?: boolean }) {
  const refetch = vi.fn();
  render(
    <QueryPanel
      query={{ data: changes.data, error: changes.error ?? null, isPending: false, isFetching: changes.isFetching ?? false, refetch }}
      isEmpty={(rows) => rows.length === 0}
      empty="Chưa có gì"
    >
      {(rows) => <p>{rows.join(', ')}</p>}
    </QueryPanel>,
  );
  return refetch;
}

test('loading', () => {
  show({ isFetching: true });
  expect(screen.getByRole('status')).toHaveTextContent('Đang tải số liệu…');
});

test('an error says what to do and can be tried again', async () => {
  const refetch = show({ error: new ApiProblem(0) });
  expect(screen.getByRole('alert')).toHaveTextContent('Kiểm tra mạng rồi thử lại.');
  await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(refetch).toHaveBeenCalledOnce();
});

test("the server's own sentence is passed on", () => {
  show({ error: new ApiProblem(404, { detail: 'Không tìm thấy kế hoạch.' }) });
  expect(screen.getByRole('alert')).toHaveTextContent('Không tìm thấy kế hoạch.');
});

test('empty', () => {
  show({ data: [] });
  expect(screen.getByText('Chưa có gì')).toBeInTheDocument();
});

test('old figures stay while new ones load or fail to', () => {
  show({ data: ['18,7'], error: new ApiProblem(0), isFetching: true });
  expect(screen.getByText('18,7').parentElement).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('alert')).toHaveTextContent('Đang hiển thị số liệu tải lần trước.');
});
