import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AskExplanation, ConcludeUnasked, ExplanationState, MakeTask } from '@/api-types';
import { api, unwrap } from '@/lib/api/client';
import { ApiProblem } from '@/lib/api/problem';

const explanationsKey = ['explanations'] as const;

// As often as notices are asked for, and only while the page is in view.
const pollEvery = 60_000;

export interface ExplanationFilter {
  planId?: string;
  planIndicatorId?: string;
  period?: string;
  state?: ExplanationState;
  open?: boolean;
  mine?: boolean;
}

export function explanationsQuery(filter: ExplanationFilter) {
  return queryOptions({
    queryKey: [...explanationsKey, 'list', filter],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/explanations', { params: { query: filter }, signal })),
  });
}

/** Those that wait for the person. */
export const mineQuery = { ...explanationsQuery({ mine: true }), refetchInterval: pollEvery };

export function explanationQuery(id: string) {
  return queryOptions({
    queryKey: [...explanationsKey, 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/explanations/{id}', { params: { path: { id } }, signal })),
  });
}

/** Every list is fetched anew behind a step, also behind a refusal because somebody else was first. */
function useStep<Body, Answer>(write: (body: Body) => Promise<Answer>) {
  const queryClient = useQueryClient();
  const refetch = () => queryClient.invalidateQueries({ queryKey: explanationsKey });
  return useMutation({
    mutationFn: write,
    onSuccess: refetch,
    onError: (error) => {
      if (error instanceof ApiProblem && (error.status === 409 || error.status === 404)) void refetch();
    },
  });
}

export function useAsk() {
  return useStep((body: AskExplanation) => unwrap(api.POST('/api/v1/explanations', { body })));
}

export function useConcludeUnasked() {
  return useStep((body: ConcludeUnasked) => unwrap(api.POST('/api/v1/explanations/conclusions', { body })));
}

/** What is written down beside an explanation that is there. */
export type Step = 'answer' | 'ask-again' | 'conclude' | 'withdraw';

export interface StepText {
  id: string;
  version: number;
  text: string;
  /** Of a further question. */
  dueOn?: string;
}

export function useTakeStep(step: Step) {
  return useStep(({ id, version, text, dueOn }: StepText) => {
    const params = { path: { id } };
    switch (step) {
      case 'answer':
        return unwrap(api.POST('/api/v1/explanations/{id}/answer', { params, body: { answer: text, version } }));
      case 'ask-again':
        return unwrap(api.POST('/api/v1/explanations/{id}/ask-again', { params, body: { question: text, version, ...(dueOn && { dueOn }) } }));
      case 'conclude':
        return unwrap(api.POST('/api/v1/explanations/{id}/conclude', { params, body: { conclusion: text, version } }));
      case 'withdraw':
        return unwrap(api.POST('/api/v1/explanations/{id}/withdraw', { params, body: { reason: text, version } }));
    }
  });
}

export function useMakeTask(id: string) {
  const queryClient = useQueryClient();
  return useStep(async (body: MakeTask) => {
    const made = await unwrap(api.POST('/api/v1/explanations/{id}/task', { params: { path: { id } }, body }));
    // The task stands in the plan's list from now on.
    await queryClient.invalidateQueries({ queryKey: ['plans'] });
    return made;
  });
}
