import type { ReportingFrequency, ReportingRuleView } from '@/api-types';
import { frequencies } from './timing';

export interface RuleGroup {
  frequency: ReportingFrequency;
  rules: readonly ReportingRuleView[];
}

/** A rule whose last period has ended asks for nothing more. */
export function isOver(rule: ReportingRuleView, today: string): boolean {
  return rule.endsOn !== undefined && rule.endsOn < today;
}

/** By rhythm; within one those that hold first, the form's before the others. */
export function groupsOf(rules: readonly ReportingRuleView[], today: string): RuleGroup[] {
  const rank = (rule: ReportingRuleView) => (rule.isActive && !isOver(rule, today) ? (rule.isForm ? 0 : 1) : 2);
  return frequencies
    .map((frequency) => ({
      frequency,
      rules: rules.filter(({ timing }) => timing.frequency === frequency).toSorted((one, other) => rank(one) - rank(other)),
    }))
    .filter((group) => group.rules.length > 0);
}

/** How many hold today, and of how many of them the deadline is assumed; on request nothing is. */
export function countsOf(rules: readonly ReportingRuleView[], today: string): { holding: number; assumed: number } {
  const holding = rules.filter((rule) => rule.isActive && !isOver(rule, today));
  return { holding: holding.length, assumed: holding.filter(isGuess).length };
}

/** Where a day was assumed: who is asked on request is told the day then. */
export function isGuess({ isAssumed, timing }: ReportingRuleView): boolean {
  return isAssumed && timing.deadline !== 'on_request';
}
