import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CalendarDayDraft, CalendarPreviewRequest } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

const key = ['calendar-days'] as const;

export function daysQuery(year: number) {
  return queryOptions({
    queryKey: [...key, 'year', year],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/calendar-days', { params: { query: { year } }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Which reports would get other dates; the former answer stays on screen while the new one comes. */
export function previewQuery(body: CalendarPreviewRequest) {
  return queryOptions({
    queryKey: [...key, 'preview', body],
    queryFn: ({ signal }) => unwrap(api.POST('/api/v1/calendar-days/preview', { body, signal })),
    placeholderData: keepPreviousData,
    // Others change rules and calendar too.
    staleTime: 0,
    retry: false,
  });
}

export interface DaySaving {
  day: CalendarDayDraft;
  isNew: boolean;
}

export function useSaveDay() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ day, isNew }: DaySaving) => unwrap(isNew ? api.POST('/api/v1/calendar-days', { body: day }) : api.PUT('/api/v1/calendar-days', { body: day })),
    onSuccess: refresh,
    onError: (error) => {
      // Somebody else was faster: the list shows at once what they wrote.
      if (error instanceof ApiProblem && error.status === 409) void refresh();
    },
  });
}

export function useDeleteDay() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ day, version }: Pick<CalendarDayDraft, 'day' | 'version'>) =>
      unwrap(api.DELETE('/api/v1/calendar-days', { params: { query: { day, version } } })),
    onSuccess: refresh,
  });
}

/** Every page that counts working days counts anew. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}
