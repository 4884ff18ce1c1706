// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { SessionView } from '@/api-types';
import { sessionQuery } from '@/lib/api/session';
import { aReport, aRow } from '../../logic/fixtures';
import { draftOf } from '../../logic/row-draft';
import { createSheetStore, nameOfRow } from '../../logic/saving/sheet-store';
import { entriesOfReport, waitingEntriesOf } from '../../logic/saving/waiting-entries';
import { waitingWordsOf } from '../../logic/saving/waiting-words';
import { createWordsStore } from '../../logic/saving/words-store';
import type { HamletStores } from '../hamlets/use-hamlet-stores';
import { useUnsent } from './use-unsent';

const session: SessionView = {
  person: { id: 'hoa', userName: 'hoa', displayName: 'Lê Thị Hoa', role: 'officer' },
  antiforgeryToken: 'token',
  isDemo: false,
  currentPeriod: '2026Q3',
  demoSignIns: [],
};

it('What a sent report no longer takes is shown with its words, and what belongs to a row that left, until it is let go', async () => {
  const row = aRow({ planIndicatorId: 'a', number: 'II.2', text: 'Lớp tập huấn', kind: 'value', unit: 'lớp', decimals: 0 });
  const entry = { draft: { ...draftOf(row), value: { text: '7' }, note: 'chờ xác nhận' }, unanswered: [], stamp: '1', at: '2026-09-29T03:40:00Z' };
  await waitingEntriesOf('hoa', 'report').keep({ ...entry, rowId: 'a' });
  await waitingEntriesOf('hoa', 'report').keep({ ...entry, rowId: 'left', name: 'II.9 Nơi khác' });
  await waitingEntriesOf('hoa', 'report/left').keep({ ...entry, rowId: 'hamlet', name: 'II.9 Nơi khác, Thôn Một' });

  const open = aReport([row]);
  const view = { ...open, actions: { ...open.actions, canEdit: false } };
  const store = createSheetStore({
    send: () => Promise.resolve({ kind: 'offline' }),
    onSaved: () => undefined,
    onOvertaken: () => undefined,
    entries: waitingEntriesOf('hoa', 'report'),
    nameOf: nameOfRow,
  });
  store.accept(view);
  await store.recover();
  const words = createWordsStore(view.words, {
    send: () => Promise.resolve({ kind: 'offline' }),
    waiting: waitingWordsOf('hoa', 'report'),
    newStamp: () => '1',
  });
  words.edit('difficulties', 'Mạng yếu');
  const hamlets: HamletStores = {
    subscribe: () => () => undefined,
    revision: () => 0,
    open: () => store,
    find: () => undefined,
    all: () => [],
    isUnsaved: () => false,
    worst: () => undefined,
  };

  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, session);
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result, rerender } = renderHook(() => useUnsent(view, store, hamlets, words), { wrapper });
  await waitFor(() => expect(result.current).toHaveLength(4));
  expect(result.current.map(({ name, said }) => `${name}: ${said}`)).toEqual([
    'II.2 Lớp tập huấn: 7; chờ xác nhận',
    'Khó khăn, kiến nghị: Mạng yếu',
    'II.9 Nơi khác: 7; chờ xác nhận',
    'II.9 Nơi khác, Thôn Một: 7; chờ xác nhận',
  ]);

  act(() => result.current.forEach(({ discard }) => discard()));
  rerender();
  expect(result.current).toEqual([]);
  await waitFor(async () => expect(await entriesOfReport('hoa', 'report')).toEqual([]));
});
