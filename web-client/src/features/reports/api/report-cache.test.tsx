// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { aReport, aRow } from '../logic/fixtures';
import { reportQuery } from './get-report';
import { useKeepReport } from './report-cache';

it('An answer that comes behind a newer one does not put the report back', () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const keep = renderHook(() => useKeepReport(), { wrapper }).result.current;
  const [first, second, third] = [1, 2, 3].map((seq) => aReport([aRow()], { seq }));
  for (const answer of [first!, third!, second!]) keep(answer);
  expect(client.getQueryData(reportQuery('report').queryKey)?.seq).toBe(3);
});
