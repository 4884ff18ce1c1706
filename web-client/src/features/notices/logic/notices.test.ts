import { expect, it } from 'vitest';
import type { NoticeKind, NoticeView } from '@/api-types';
import { asksForWork, pathOf } from './notices';

const notice: NoticeView = {
  id: 'n',
  kind: 'remind',
  at: '2026-09-28T02:15:00Z',
  planId: 'p',
  organizationId: 'u',
  period: '2026Q3',
  reportId: 'r',
  isRead: false,
};

it.each<[NoticeKind, string | undefined, string, boolean]>([
  ['remind', undefined, '/reports?period=2026Q3', true],
  ['remind', 'r', '/reports/r?period=2026Q3', true],
  ['returned', 'r', '/reports/r?period=2026Q3', true],
  ['reopened', 'r', '/reports/r?period=2026Q3', true],
  ['verified', 'r', '/reports/r?period=2026Q3', false],
  ['submitted', 'r', '/review?period=2026Q3&plan=p&unit=u', false],
])('%s (report %s) leads to %s', (kind, reportId, path, isWork) => {
  expect(pathOf({ ...notice, kind, reportId })).toBe(path);
  expect(asksForWork(kind)).toBe(isWork);
});

it('leads to the forms where a notice names no period', () => {
  expect(pathOf({ ...notice, period: undefined, reportId: undefined })).toBe('/reports');
});
