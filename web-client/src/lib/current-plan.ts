import { useQuery } from '@tanstack/react-query';
import { createContext } from 'react';
import { useSearchParams } from 'react-router';
import type { PlanSummary } from '@/api-types';
import { plansQuery } from './api/plans';
import { parseQuarter } from './period';
import { usePeriod } from './url-state';

/** The plan that the content around is about; null where it is about none, or about many. */
export const PlanContext = createContext<string | null>(null);

/** The plan of the URL if it is one of the year's, else the year's first. */
export function pickPlan(plans: readonly PlanSummary[], wanted: string | null): PlanSummary | null {
  return plans.find(({ id }) => id === wanted) ?? plans[0] ?? null;
}

/** The plan that the pages show: of the caller's plans in the year of the period. */
export function useCurrentPlan() {
  const year = parseQuarter(usePeriod())?.year;
  const [params] = useSearchParams();
  const query = useQuery({ ...plansQuery(year), enabled: year !== undefined });
  const plans = query.data ?? [];
  return { query, plans, plan: pickPlan(plans, params.get('plan')) };
}
