import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewReportingRule, ReportingRuleChange, RulePreviewRequest } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

const rulesKey = ['reporting-rules'] as const;

export function rulesQuery(communeId: string) {
  return queryOptions({
    queryKey: [...rulesKey, 'list', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reporting-rules', { params: { query: { communeId } }, signal })),
  });
}

export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: [...rulesKey, id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reporting-rules/{id}', { params: { path: { id } }, signal })),
  });
}

/** The units of a commune that may report, in the order of its plan. */
export function unitsQuery(communeId: string) {
  return queryOptions({
    queryKey: ['organizations', 'units', communeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/organizations', { params: { query: { kind: 'unit', under: communeId } }, signal })),
  });
}

/** The coming dates of a rule that is not saved; the former ones stay on screen while the new come. */
export function previewQuery(body: RulePreviewRequest) {
  return queryOptions({
    queryKey: [...rulesKey, 'preview', body],
    queryFn: ({ signal }) => unwrap(api.POST('/api/v1/reporting-rules/preview', { body, signal })),
    placeholderData: keepPreviousData,
    // Others change rules and calendar too.
    staleTime: 0,
    retry: false,
  });
}

export function useAddRule() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: NewReportingRule) => unwrap(api.POST('/api/v1/reporting-rules', { body })),
    onSuccess: refresh,
  });
}

export function useChangeRule(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: ReportingRuleChange) => unwrap(api.PUT('/api/v1/reporting-rules/{id}', { params: { path: { id } }, body })),
    onSuccess: refresh,
    onError: (error) => {
      // Somebody else was faster: the page offers what they wrote.
      if (error instanceof ApiProblem && error.code === 'stale_version') void refresh();
    },
  });
}

/** Dates of forms and deadlines follow from rules, and stand on nearly every page. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}
