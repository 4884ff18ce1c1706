import { queryOptions } from '@tanstack/react-query';
import type { ReportSummary } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { quarterCode } from '@/lib/period';

export interface ReportFilter {
  period: string;
  planId?: string;
  communeId?: string;
}

export function reportsQuery(filter: ReportFilter) {
  return queryOptions({
    queryKey: ['reports', 'list', filter],
    queryFn: ({ signal }) => getReports(filter, signal),
  });
}

/** The four quarters of a year: an overdue form of an earlier quarter must not hide behind the period of the page. */
export function yearReportsQuery(year: number | undefined) {
  return queryOptions({
    queryKey: ['reports', 'list', { year }],
    enabled: year !== undefined,
    queryFn: async ({ signal }) => {
      const quarters = ([1, 2, 3, 4] as const).map((quarter) => quarterCode({ year: year ?? 0, quarter }));
      return (await Promise.all(quarters.map((period) => getReports({ period }, signal)))).flat();
    },
  });
}

function getReports(filter: ReportFilter, signal: AbortSignal): Promise<ReportSummary[]> {
  return unwrap(api.GET('/api/v1/reports', { params: { query: filter }, signal }));
}
