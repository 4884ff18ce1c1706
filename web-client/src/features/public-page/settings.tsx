import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { PageHeader } from '@/components/ui/page-header';
import { planQuery } from '@/lib/api/plans';
import { publicSettingsQuery } from './api/public-page';
import { SettingsForm } from './components/settings-form';

/** Where a commune decides what everybody may read. */
export function Component() {
  const { t } = useTranslation('publicPage');
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <CurrentPlanPanel>{(plan) => <Settings planId={plan.id} communeId={plan.communeId} />}</CurrentPlanPanel>
    </>
  );
}

function Settings({ planId, communeId }: { planId: string; communeId: string }) {
  const settings = useQuery(publicSettingsQuery(communeId));
  const plan = useQuery(planQuery(planId));
  return (
    <QueryPanel query={settings}>
      {(stored) => <QueryPanel query={plan}>{(document) => <SettingsForm key={`${communeId} ${stored.version}`} settings={stored} plan={document} />}</QueryPanel>}
    </QueryPanel>
  );
}
