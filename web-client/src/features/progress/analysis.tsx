import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { IndicatorProgress, PlanSummary, ProgressView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { controlClass } from '@/components/ui/field';
import { FilterChips } from '@/components/ui/filter-chips';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { progressQuery } from './api/progress';
import { Filters } from './components/filters';
import { QuarterHeatmap, UnitHeatmap } from './components/heatmaps';
import { PillarCharts } from './components/pillar-charts';
import { StatusOverTime } from './components/status-over-time';
import styles from './overview.module.css';
import { filterIndicators, readListState, type ListState } from './rules';

const ofProgress = ['quarters', 'units', 'time', 'bullets'] as const;

type ChartName = (typeof ofProgress)[number] | 'timeliness';

interface Props {
  plan: PlanSummary;
  /** The chart of another feature; absent where the person may not read it. */
  timeliness?: ReactNode;
}

/** One chart at a time, chosen and narrowed in the address. */
export function Analysis({ plan, timeliness }: Props) {
  const { t } = useTranslation('progress');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const names: readonly ChartName[] = timeliness ? [...ofProgress, 'timeliness'] : ofProgress;
  const chosen = names.find((name) => name === params.get('chart')) ?? 'quarters';
  return (
    <div className={styles.page}>
      <FilterChips
        label={t('analysis.choose')}
        options={names.map((name) => ({ code: name, word: t(`analysis.${name}`) }))}
        chosen={chosen}
        onChoose={(name) => setParams({ chart: name === 'quarters' ? null : name })}
      />
      {chosen === 'timeliness' ? timeliness : <OfProgress plan={plan} chart={chosen} />}
    </div>
  );
}

function OfProgress({ plan, chart }: { plan: PlanSummary; chart: (typeof ofProgress)[number] }) {
  const { t } = useTranslation('progress');
  const query = useQuery(progressQuery(plan.id, usePeriod()));
  return (
    <QueryPanel
      query={query}
      isEmpty={({ indicators }) => indicators.length === 0}
      empty={<EmptyState title={t('overview.emptyTitle')}>{t('overview.emptyText')}</EmptyState>}
    >
      {(progress) => <Narrowed progress={progress} chart={chart} />}
    </QueryPanel>
  );
}

function Narrowed({ progress, chart }: { progress: ProgressView; chart: (typeof ofProgress)[number] }) {
  const { t } = useTranslation('progress');
  const [params] = useSearchParams();
  const state = readListState(params);
  const rows = filterIndicators(progress.indicators, state);
  return (
    <div className={styles.page}>
      <Filters progress={progress} state={state} shown={rows.length}>
        <Order state={state} />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>
      ) : (
        <Chosen chart={chart} progress={progress} rows={rows} />
      )}
    </div>
  );
}

function Chosen({ chart, progress, rows }: { chart: (typeof ofProgress)[number]; progress: ProgressView; rows: readonly IndicatorProgress[] }) {
  switch (chart) {
    case 'quarters':
      return <QuarterHeatmap progress={progress} rows={rows} />;
    case 'units':
      return <UnitHeatmap progress={progress} rows={rows} />;
    case 'time':
      return <StatusOverTime progress={progress} rows={rows} />;
    case 'bullets':
      return <PillarCharts progress={progress} rows={rows} />;
  }
}

function Order({ state }: { state: ListState }) {
  const { t } = useTranslation('progress');
  const setParams = useSetParams();
  return (
    <select
      className={controlClass}
      aria-label={t('analysis.sort')}
      value={state.sort === 'status' ? 'status' : ''}
      onChange={(event) => setParams({ sort: event.target.value, dir: null })}
    >
      <option value="">{t('analysis.sortPlan')}</option>
      <option value="status">{t('analysis.sortWorst')}</option>
    </select>
  );
}
