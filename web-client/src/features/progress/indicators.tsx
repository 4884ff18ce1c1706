import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PlanSummary, ProgressView } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from '@/components/ui/print-button';
import { usePeriod } from '@/lib/url-state';
import { progressQuery } from './api/progress';
import { Filters } from './components/filters';
import { IndicatorTable } from './components/indicator-table';
import { PillarCharts } from './components/pillar-charts';
import { ViewSwitch } from './components/view-switch';
import styles from './overview.module.css';
import { filterIndicators, readListState } from './rules';

export function Component() {
  const { t } = useTranslation('progress');
  return (
    <>
      <PageHeader title={t('list.title')} actions={<PrintButton />} />
      <CurrentPlanPanel>{(plan) => <PlanIndicators plan={plan} />}</CurrentPlanPanel>
    </>
  );
}

function PlanIndicators({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation('progress');
  const query = useQuery(progressQuery(plan.id, usePeriod()));
  return (
    <QueryPanel
      query={query}
      isEmpty={({ indicators }) => indicators.length === 0}
      empty={<EmptyState title={t('overview.emptyTitle')}>{t('overview.emptyText')}</EmptyState>}
    >
      {(progress) => <List progress={progress} />}
    </QueryPanel>
  );
}

function List({ progress }: { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  const [params] = useSearchParams();
  const state = readListState(params);
  const rows = filterIndicators(progress.indicators, state);
  return (
    <div className={styles.page}>
      <Filters progress={progress} state={state} shown={rows.length}>
        <ViewSwitch state={state} />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>
      ) : state.view === 'charts' ? (
        <PillarCharts progress={progress} rows={rows} />
      ) : (
        <IndicatorTable progress={progress} rows={rows} state={state} />
      )}
    </div>
  );
}
