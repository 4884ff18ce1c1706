// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Folded } from './folded';

const at = (isShown: boolean, onShown = vi.fn()) => <Folded clients={[{ state: 'revoked' }]} shown={{ revoked: isShown, expired: true }} onShown={onShown} />;
const box = () => screen.getByRole<HTMLInputElement>('checkbox');

test('a box answers its click before the address has followed', async () => {
  const onShown = vi.fn();
  render(at(false, onShown));

  await userEvent.click(box());

  expect(box().checked).toBe(true);
  expect(onShown).toHaveBeenCalledWith('revoked', true);
});

test('a box says what the list shows, also where the address changes without a click, and keeps the focus', async () => {
  const page = render(at(false));
  await userEvent.click(box());
  page.rerender(at(true));
  expect(box().checked).toBe(true);

  // As by the key "back".
  page.rerender(at(false));

  expect(box().checked).toBe(false);
  expect(document.activeElement).toBe(box());
});
