// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { sessionQuery } from '@/lib/api/session';
import { useKept } from './use-kept';

afterEach(() => sessionStorage.clear());

function renderFor(personId: string) {
  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, { person: { id: personId } } as never);
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(({ name }) => useKept(name, ''), { wrapper, initialProps: { name: 'comment.1' } });
}

it('keeps a draft for the person who wrote it, not for the next one on the same PC', () => {
  const first = renderFor('an');
  act(() => first.result.current[1]('Xem lại số hộ'));
  first.unmount();
  expect(renderFor('binh').result.current[0]).toBe('');
  expect(renderFor('an').result.current[0]).toBe('Xem lại số hộ');
});

it('reads again where the key changes, and writes where it stands', () => {
  const { result, rerender } = renderFor('an');
  act(() => result.current[1]('một'));
  rerender({ name: 'comment.2' });
  expect(result.current[0]).toBe('');
  act(() => result.current[1]('hai'));
  rerender({ name: 'comment.1' });
  expect(result.current[0]).toBe('một');
});
