import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const calendarDaysKey = ['calendar-days'] as const;

/** Days off and make-up days of a year, those that are switched off too. */
export function daysQuery(year: number) {
  return queryOptions({
    queryKey: [...calendarDaysKey, 'year', year],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendar-days', { params: { query: { year } }, signal })),
    placeholderData: keepPreviousData,
  });
}
