// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { Middleware } from 'openapi-fetch';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonView, SessionView } from '@/api-types';
import { api } from '@/lib/api/client';
import { sessionQuery } from '@/lib/api/session';
import { useSignIn } from './api/sign-in';

const person = (id: string): PersonView => ({ id, userName: id, displayName: id, role: 'officer' });
const sessionOf = (who?: PersonView): SessionView => ({ person: who, antiforgeryToken: 'token', isDemo: false, currentPeriod: '2026Q3', demoSignIns: [] });
const reports = ['reports', { period: '2026Q3' }];

let answer: SessionView;
const server: Middleware = { onRequest: () => Response.json(answer) };
let client: QueryClient;

beforeEach(() => {
  api.use(server);
  client = new QueryClient();
});
afterEach(() => api.eject(server));

test('whoever signs in finds nothing that the person before was shown', async () => {
  client.setQueryData(reports, ['of the former person']);
  answer = sessionOf(person('next'));
  const { result } = renderHook(() => useSignIn(), {
    wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  result.current.mutate({ userName: 'next', password: 'x' });
  await waitFor(() => expect(client.getQueryData(sessionQuery.queryKey)?.person?.id).toBe('next'));
  expect(client.getQueryData(reports)).toBeUndefined();
});

test.each<[string, PersonView | undefined, boolean]>([
  ['has ended', undefined, false],
  ['became somebody else in another tab', person('next'), false],
  ['goes on', person('former'), true],
])('a session that %s', async (_, now, keeps) => {
  client.setQueryData(sessionQuery.queryKey, sessionOf(person('former')));
  client.setQueryData(reports, ['of the former person']);
  answer = sessionOf(now);
  await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
  expect(client.getQueryData(reports) !== undefined).toBe(keeps);
});
