import type { PlanView } from '@/api-types';

export const parts = ['indicators', 'tasks', 'budget', 'milestones', 'duties', 'results', 'bases'] as const;
export type Part = (typeof parts)[number];

/** How much stands in each part of a plan. */
export function partCount(plan: PlanView, part: Part): number {
  switch (part) {
    case 'indicators':
      return plan.indicators.length;
    case 'tasks':
      return plan.tasks.length;
    case 'budget':
      return plan.budget.rows.length;
    case 'milestones':
      return plan.milestones.length;
    case 'duties':
      return plan.reportingDuties.length;
    case 'results':
      return plan.results.length;
    case 'bases':
      return plan.legalBases.length;
  }
}
