import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';

/** Days off and make-up days of some years, those that are switched off too. */
export function calendarDaysQuery(years: readonly number[]) {
  return queryOptions({
    queryKey: ['calendar-days', ...years],
    queryFn: async ({ signal }) =>
      (await Promise.all(years.map((year) => unwrap(api.GET('/api/v1/calendar-days', { params: { query: { year } }, signal }))))).flat(),
    // Holidays change once a year.
    staleTime: 10 * 60_000,
  });
}
