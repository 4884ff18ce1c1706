import type { NoticeKind, NoticeView } from '@/api-types';
import { dayOf, monthOf } from '@/lib/days';

/** Where a notice leads: whoever verifies goes to the report under review, the unit to its form. Mails link the same (NoticeWords). */
export function pathOf({ kind, period, planId, organizationId, reportId, explanationId, dueAt }: NoticeView): string {
  switch (kind) {
    case 'questioned':
    case 'questioned_again':
    case 'answered':
    case 'concluded':
    case 'question_withdrawn':
    case 'answer_overdue':
    case 'task_given':
      return withQuery('/explanations', { id: explanationId });
    case 'submitted':
      return withQuery('/review', { period, plan: planId, unit: organizationId });
    case 'left_open':
    case 'overdue_units':
      if (planId) return withQuery('/review', { period, plan: planId });
      return withQuery('/calendar', { month: dueAt && monthOf(dayOf(dueAt)) });
    case 'remind':
    case 'returned':
    case 'reopened':
    case 'verified':
    case 'opened':
    case 'due_soon':
    case 'overdue':
    case 'asked':
      if (reportId) return withQuery(`/reports/${reportId}`, { period });
      return planId ? withQuery('/reports', { period }) : '/reports';
  }
}

/** Whether something is to be done about it: these stand on top of the home page. */
export function asksForWork(kind: NoticeKind): boolean {
  switch (kind) {
    case 'remind':
    case 'returned':
    case 'reopened':
    case 'due_soon':
    case 'overdue':
    case 'asked':
    case 'questioned':
    case 'questioned_again':
    case 'answer_overdue':
      return true;
    case 'answered':
    case 'concluded':
    case 'question_withdrawn':
    case 'task_given':
    case 'submitted':
    case 'verified':
    case 'opened':
    case 'overdue_units':
    case 'left_open':
      return false;
  }
}

/** A kind that reads otherwise on the due day itself has two sentences. */
export function sentenceOf({ kind, workingDaysLeft }: Pick<NoticeView, 'kind' | 'workingDaysLeft'>) {
  switch (kind) {
    case 'due_soon':
      return (workingDaysLeft ?? 0) > 0 ? 'due_soon' : 'due_today';
    case 'overdue':
      return (workingDaysLeft ?? 0) < 0 ? 'overdue_days' : 'overdue';
    case 'remind':
    case 'submitted':
    case 'returned':
    case 'reopened':
    case 'verified':
    case 'opened':
    case 'overdue_units':
    case 'left_open':
    case 'asked':
    case 'questioned':
    case 'questioned_again':
    case 'answered':
    case 'concluded':
    case 'question_withdrawn':
    case 'answer_overdue':
    case 'task_given':
      return kind;
  }
}

function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
