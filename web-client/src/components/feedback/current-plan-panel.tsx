import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PlanContext, useCurrentPlan } from '@/lib/current-plan';
import { parseQuarter } from '@/lib/period';
import { usePeriod } from '@/lib/url-state';
import { QueryPanel } from './query-panel';

/** Everything that shows the plan of the period's year; where there is none, says so and where to go. */
export function CurrentPlanPanel({ children }: { children: (plan: PlanSummary) => ReactNode }) {
  const { t } = useTranslation();
  const year = parseQuarter(usePeriod())?.year;
  const { query, plan } = useCurrentPlan();
  return (
    <QueryPanel
      query={query}
      isEmpty={() => plan === null}
      empty={
        <EmptyState
          title={t('plan.noneTitle', { year })}
          action={
            <AppLink className={buttonClass()} to="/plans">
              {t('plan.openPlans')}
            </AppLink>
          }
        >
          {t('plan.noneText')}
        </EmptyState>
      }
    >
      {() => plan && <PlanContext value={plan.id}>{children(plan)}</PlanContext>}
    </QueryPanel>
  );
}
