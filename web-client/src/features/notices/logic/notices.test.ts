import { expect, it } from 'vitest';
import type { NoticeKind, NoticeView } from '@/api-types';
import { asksForWork, pathOf, sentenceOf } from './notices';

const notice: NoticeView = {
  id: 'n',
  kind: 'remind',
  at: '2026-09-28T02:15:00Z',
  planId: 'p',
  organizationId: 'u',
  period: '2026Q3',
  reportId: 'r',
  explanationId: 'e',
  isRead: false,
};

it.each<[NoticeKind, string | undefined, string, boolean]>([
  ['remind', undefined, '/reports?period=2026Q3', true],
  ['remind', 'r', '/reports/r?period=2026Q3', true],
  ['returned', 'r', '/reports/r?period=2026Q3', true],
  ['reopened', 'r', '/reports/r?period=2026Q3', true],
  ['verified', 'r', '/reports/r?period=2026Q3', false],
  ['submitted', 'r', '/review?period=2026Q3&plan=p&unit=u', false],
  ['opened', 'r', '/reports/r?period=2026Q3', false],
  ['due_soon', 'r', '/reports/r?period=2026Q3', true],
  ['overdue', undefined, '/reports?period=2026Q3', true],
  ['overdue_units', undefined, '/review?period=2026Q3&plan=p', false],
  ['left_open', undefined, '/review?period=2026Q3&plan=p', false],
  ['questioned', undefined, '/explanations?id=e', true],
  ['questioned_again', undefined, '/explanations?id=e', true],
  ['answer_overdue', undefined, '/explanations?id=e', true],
  ['answered', undefined, '/explanations?id=e', false],
  ['concluded', undefined, '/explanations?id=e', false],
  ['question_withdrawn', undefined, '/explanations?id=e', false],
  ['task_given', undefined, '/explanations?id=e', false],
])('%s (report %s) leads to %s', (kind, reportId, path, isWork) => {
  expect(pathOf({ ...notice, kind, reportId })).toBe(path);
  expect(asksForWork(kind)).toBe(isWork);
});

it.each<NoticeKind>(['opened', 'due_soon', 'overdue', 'asked'])('%s of a report without a form leads to the deadlines', (kind) => {
  expect(pathOf({ ...notice, kind, planId: undefined, reportId: undefined, period: '202609' })).toBe('/reports');
});

it('leads whoever follows all units to the calendar where the report has no form', () => {
  const late = { ...notice, kind: 'overdue_units', planId: undefined, reportId: undefined } as const;
  // Half past midnight on the first of October in Vietnam.
  expect(pathOf({ ...late, dueAt: '2026-09-30T17:30:00Z' })).toBe('/calendar?month=2026-10');
  expect(pathOf(late)).toBe('/calendar');
});

it.each<[NoticeKind, number | undefined, string]>([
  ['due_soon', 3, 'due_soon'],
  ['due_soon', 0, 'due_today'],
  ['overdue', 0, 'overdue'],
  ['overdue', -2, 'overdue_days'],
  ['opened', 20, 'opened'],
  ['remind', undefined, 'remind'],
])('%s with %s working days left reads as %s', (kind, workingDaysLeft, sentence) => expect(sentenceOf({ kind, workingDaysLeft })).toBe(sentence));

it('leads to the forms where a notice names no period', () => {
  expect(pathOf({ ...notice, period: undefined, reportId: undefined })).toBe('/reports');
});
