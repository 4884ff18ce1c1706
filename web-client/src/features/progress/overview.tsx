import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, PlanSummary, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { StatusStrip } from '@/components/charts/status-strip';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { OwnersNotice } from '@/components/feedback/owners-notice';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from '@/components/ui/print-button';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { progressQuery } from './api/progress';
import { Exceptions } from './components/exceptions';
import { FlagshipCard } from './components/flagship-card';
import { Headline } from './components/headline';
import { Paths } from './components/paths';
import { StatusOverTime } from './components/status-over-time';
import { UnitsPanel } from './components/units-panel';
import styles from './overview.module.css';
import { cardRow, countOf, judged } from './rules';
import { useSource } from './use-source';

interface Parts {
  /** Beside the key that prints. */
  actions?: ReactNode;
  /** What waits for the person, beside the exceptions. */
  waiting?: ReactNode;
  /** What may be done about an exception. */
  exceptionAction?: (progress: ProgressView, row: IndicatorProgress) => ReactNode;
}

export function OverviewPage({ actions, ...parts }: Parts) {
  const { t } = useTranslation('progress');
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        actions={
          <>
            {actions}
            <PrintButton />
          </>
        }
      />
      <CurrentPlanPanel>{(plan) => <PlanOverview plan={plan} {...parts} />}</CurrentPlanPanel>
    </>
  );
}

function PlanOverview({ plan, ...parts }: Omit<Parts, 'actions'> & { plan: PlanSummary }) {
  const { t } = useTranslation('progress');
  const query = useQuery(progressQuery(plan.id, usePeriod()));
  return (
    <QueryPanel
      query={query}
      isEmpty={({ indicators }) => indicators.length === 0}
      empty={<EmptyState title={t('overview.emptyTitle')}>{t('overview.emptyText')}</EmptyState>}
    >
      {(progress) => <Content progress={progress} {...parts} />}
    </QueryPanel>
  );
}

function Content({ progress, waiting, exceptionAction }: Omit<Parts, 'actions'> & { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  // A plan without a target for its year has no exceptions; the way between its target years stands there instead.
  const isJudged = progress.indicators.some(({ status }) => judged(status));
  const paths = isJudged ? [] : progress.indicators.filter(({ path, value }) => path && value !== undefined);
  return (
    <div className={styles.page}>
      <Headline progress={progress} />
      <OwnersNotice planId={progress.plan.id} />
      <StatusStrip counts={progress.summary.counts} href={(status) => `/indicators?status=${status}`} />
      <ul className={styles.cards} aria-label={t('overview.cards')}>
        {progress.cards.map((card) => (
          <FlagshipCard key={card.code} card={card} row={cardRow(card, progress.indicators)} year={progress.plan.year} />
        ))}
      </ul>
      <div className={styles.columns}>
        <div className={styles.main}>
          {paths.length > 0 ? <Paths rows={paths} year={progress.plan.year} /> : <Exceptions progress={progress} action={exceptionAction && ((row) => exceptionAction(progress, row))} />}
          <StatusOverTime progress={progress} rows={progress.indicators} />
        </div>
        <div className={styles.aside}>
          <Pillars progress={progress} />
          {waiting}
          <UnitsPanel units={progress.units} />
        </div>
      </div>
    </div>
  );
}

function Pillars({ progress }: { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const source = useSource();
  const name = (pillar: ProgressView['pillars'][number]) => (words.language === 'vi' ? pillar.nameVi : pillar.nameEn);
  const [weakest, ...others] = progress.pillars.filter(({ isWeakest }) => isWeakest);
  const list = progress.pillars
    .map((pillar) => `${name(pillar)} ${countOf(pillar.summary, 'met', 'on_track')}/${pillar.summary.total}`)
    .join('; ');
  return (
    <ChartPanel
      kind="stacks"
      data={progress.pillars.map((pillar) => ({
        id: pillar.pillarId,
        name: name(pillar),
        counts: pillar.summary.counts,
        href: `/indicators?pillar=${pillar.pillarId}`,
      }))}
      title={
        weakest
          ? t('pillars.title', { weakest: [weakest, ...others].map(name).join(', '), count: countOf(weakest.summary, 'off_track') })
          : t(progress.indicators.some(({ status }) => judged(status)) ? 'pillars.titleEven' : 'pillars.titleNone')
      }
      hint={t('pillars.hint')}
      sentence={t('pillars.sentence', { list })}
      source={source(progress)}
      fileName={`tru-cot-${progress.period}`}
    />
  );
}
