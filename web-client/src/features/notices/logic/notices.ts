import type { NoticeKind, NoticeView } from '@/api-types';

/** Where a notice leads: whoever verifies goes to the report under review, the unit to its form. The mail links the same (NoticeMail). */
export function pathOf({ kind, period, planId, organizationId, reportId }: NoticeView): string {
  switch (kind) {
    case 'submitted':
      return withQuery('/review', { period, plan: planId, unit: organizationId });
    case 'remind':
    case 'returned':
    case 'reopened':
    case 'verified':
      return withQuery(reportId ? `/reports/${reportId}` : '/reports', { period });
  }
}

/** Whether something is to be done about it: these stand on top of the home page. */
export function asksForWork(kind: NoticeKind): boolean {
  switch (kind) {
    case 'remind':
    case 'returned':
    case 'reopened':
      return true;
    case 'submitted':
    case 'verified':
      return false;
  }
}

function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
