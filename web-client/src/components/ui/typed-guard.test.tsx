// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { Button } from './button';
import { Dialog } from './dialog';
import { useTypedGuard } from './typed-guard';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

function Form({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const guard = useTypedGuard({ name });
  const close = () => guard.leave(onClose);
  return (
    <Dialog title="Thêm hệ thống" onClose={close} question={guard.question} footer={<Button onClick={close}>Hủy</Button>}>
      <input aria-label="Tên" value={name} onChange={(event) => setName(event.target.value)} />
    </Dialog>
  );
}

function show() {
  const onClose = vi.fn();
  const router = createMemoryRouter([{ path: '/', element: <p>Trước</p> }, { path: '/form', element: <Form onClose={onClose} /> }], {
    initialEntries: ['/', '/form'],
  });
  render(<RouterProvider router={router} />);
  return { onClose, router };
}

const escape = () => screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));

test('a form in which nothing was changed closes at once', async () => {
  const { onClose } = show();
  const name = screen.getByLabelText('Tên');
  await userEvent.type(name, 'a');
  await userEvent.clear(name);
  await userEvent.click(screen.getByRole('button', { name: 'Hủy' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test.each([
  ['its button', () => userEvent.click(screen.getByRole('button', { name: 'Hủy' }))],
  ['its cross', () => userEvent.click(screen.getByRole('button', { name: 'Đóng' }))],
  ['Escape', async () => escape()],
])('by %s a form with something typed asks first, and keeps it where somebody stays', async (_, close) => {
  const { onClose } = show();
  await userEvent.type(screen.getByLabelText('Tên'), 'Trục dữ liệu');

  await close();
  const stay = await screen.findByRole('button', { name: 'Nhập tiếp' });
  expect(stay).toHaveFocus();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(stay);
  expect(screen.getByLabelText('Tên')).toHaveValue('Trục dữ liệu');
  expect(screen.getByRole('button', { name: 'Hủy' })).toBeVisible();

  await close();
  await userEvent.click(await screen.findByRole('button', { name: 'Bỏ, không lưu' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("the browser's back key asks as well, and so does a tab that is closed", async () => {
  const { router } = show();
  await userEvent.type(screen.getByLabelText('Tên'), 'Trục');
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);

  void router.navigate(-1);
  await userEvent.click(await screen.findByRole('button', { name: 'Nhập tiếp' }));
  expect(screen.getByLabelText('Tên')).toHaveValue('Trục');

  void router.navigate(-1);
  await userEvent.click(await screen.findByRole('button', { name: 'Bỏ, không lưu' }));
  expect(await screen.findByText('Trước')).toBeInTheDocument();
});
