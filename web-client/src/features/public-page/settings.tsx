import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, PublicPageSettings } from '@/api-types';
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
  const plan = useQuery({
    ...planQuery(planId),
    // Another year's plan of the commune stays until this one is there, and with it what was typed; another commune's does not.
    placeholderData: (former) => (former?.summary.communeId === communeId ? former : undefined),
  });
  return (
    <QueryPanel query={settings}>
      {(stored) => (
        <QueryPanel query={plan}>
          {(document) => <Opened key={stored.communeId} stored={stored} plan={document} takeNewest={async () => (await settings.refetch()).data} />}
        </QueryPanel>
      )}
    </QueryPanel>
  );
}

interface OpenedProps {
  stored: PublicPageSettings;
  plan: PlanView;
  takeNewest: () => Promise<PublicPageSettings | undefined>;
}

/** Holds what the form opened with: what somebody else saves meanwhile is fetched in the background and must not undo what is being typed. */
function Opened({ stored, plan, takeNewest }: OpenedProps) {
  const [opened, setOpened] = useState(stored);
  const take = async () => {
    const newest = await takeNewest();
    if (newest) setOpened(newest);
  };
  return <SettingsForm key={opened.version} settings={opened} plan={plan} onSaved={setOpened} onTakeNewest={() => void take()} />;
}
