import { useTranslation } from 'react-i18next';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { PageHeader } from '@/components/ui/page-header';
import { Analysis } from '@/features/progress/analysis';
import { TimelinessChart } from '@/features/timeliness/chart';
import { usePerson } from '@/lib/api/session';
import { canReadReports } from '@/lib/rights';

/** The plan in charts; who may not read the reports of the units does not see how they keep their dates. */
export function Component() {
  const { t } = useTranslation('progress');
  const person = usePerson();
  return (
    <>
      <PageHeader title={t('analysis.title')} />
      <CurrentPlanPanel>
        {(plan) => (
          <Analysis
            plan={plan}
            timeliness={canReadReports(person) && <TimelinessChart communeId={plan.communeId} communeName={plan.communeName} />}
          />
        )}
      </CurrentPlanPanel>
    </>
  );
}
