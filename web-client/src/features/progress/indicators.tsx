import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { IndicatorProgress, PlanSummary, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from '@/components/ui/print-button';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { progressQuery } from './api/progress';
import { Filters } from './components/filters';
import { IndicatorTable } from './components/indicator-table';
import styles from './overview.module.css';
import { filterIndicators, judged, readListState, toBullet } from './rules';
import { useSource } from './use-source';

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
      <Filters progress={progress} state={state} shown={rows.length} />
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

/** A bullet chart a pillar, with every indicator of it. */
function PillarCharts({ progress, rows }: { progress: ProgressView; rows: readonly IndicatorProgress[] }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const source = useSource();
  return progress.pillars.map(({ pillarId, nameVi, nameEn }) => {
    const ofPillar = rows.filter((row) => row.pillarId === pillarId);
    if (ofPillar.length === 0) return null;
    const good = ofPillar.filter(({ status }) => status === 'met' || status === 'on_track').length;
    const isJudged = ofPillar.some(({ status }) => judged(status));
    const pillar = words.language === 'vi' ? nameVi : nameEn;
    const data = ofPillar.map((row) => toBullet(row, progress.plan.year, words));
    const list = data.map((row) => `${row.name}: ${row.valueText} / ${row.targetText}, ${t(`status.${row.status}`, { ns: 'common' })}`).join('; ');
    return (
      <ChartPanel
        key={pillarId}
        kind="bullets"
        data={data}
        title={t(isJudged ? 'list.pillarTitle' : 'list.pillarTitleNone', { pillar, good, total: ofPillar.length })}
        sentence={t('list.pillarSentence', { pillar, total: ofPillar.length, list })}
        source={source(progress)}
        fileName={`chi-tieu-${pillarId}-${progress.period}`}
      />
    );
  });
}
