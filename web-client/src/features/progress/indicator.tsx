import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { IndicatorProgress, PlanSummary, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PrintButton } from '@/components/ui/print-button';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { progressQuery } from './api/progress';
import { Definition } from './components/definition';
import { EarlierPeriods } from './components/earlier-periods';
import { LegalBasis } from './components/legal-basis';
import { LinksPanel } from './components/links-panel';
import { QuarterTable } from './components/quarter-table';
import styles from './indicator.module.css';
import { toTippedTrend } from './charts';
import { targetText, reportedText, shownForecast, toHorizon } from './rules';
import { useSource } from './use-source';

interface Parts {
  /** What other features say of the indicator, below its figures. */
  below: (progress: ProgressView, row: IndicatorProgress) => ReactNode;
  /** What became of the period since it was frozen, below the quarters. */
  note: (progress: ProgressView, row: IndicatorProgress) => ReactNode;
  /** Where the figure of a quarter comes from. */
  traceOf: (progress: ProgressView, row: IndicatorProgress, period: string) => ReactNode;
}

export function IndicatorPage(parts: Parts) {
  const { planIndicatorId = '' } = useParams();
  return <CurrentPlanPanel>{(plan) => <PlanIndicator plan={plan} id={planIndicatorId} {...parts} />}</CurrentPlanPanel>;
}

function PlanIndicator({ plan, id, ...parts }: Parts & { plan: PlanSummary; id: string }) {
  const { t } = useTranslation('progress');
  const query = useQuery(progressQuery(plan.id, usePeriod()));
  const find = ({ indicators }: ProgressView) => indicators.find(({ planIndicatorId }) => planIndicatorId === id);
  const back = <AppLink to="/indicators">{t('detail.back')}</AppLink>;
  return (
    <QueryPanel
      query={query}
      isEmpty={(progress) => !find(progress)}
      empty={
        <>
          <PageHeader title={t('list.title')} />
          <EmptyState title={t('detail.notFound')} action={back}>
            {t('detail.notFoundText')}
          </EmptyState>
        </>
      }
    >
      {(progress) => {
        const row = find(progress);
        return row && <Content progress={progress} row={row} {...parts} />;
      }}
    </QueryPanel>
  );
}

function Content({ progress, row, below, note, traceOf }: Parts & { progress: ProgressView; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { year } = progress.plan;

  const facts: [string, string][] = [
    [t('detail.target', { year }), row.target ? words.target(row.target, row) : t('detail.none')],
    [t('detail.milestone'), words.orDash(row.milestone, row)],
    [t('detail.attainment'), row.attainment == null ? '–' : words.percent(100 * row.attainment)],
    [t('detail.needed'), row.neededPace == null ? '–' : words.signed(row.neededPace, row.decimals)],
    [t('detail.recent'), row.recentPace == null ? '–' : words.signed(row.recentPace, row.decimals)],
    [t('detail.forecast'), words.orDash(shownForecast(row), row)],
  ];

  return (
    <div className={styles.page}>
      <PageHeader title={t('detail.title', { number: row.number })} actions={<PrintButton />} />
      <div>
        <AppLink to="/indicators" className={styles.back}>
          ‹ {t('detail.back')}
        </AppLink>
        <h2 className={styles.name}>{row.text}</h2>
        <p className={styles.state}>
          <StatusMark status={row.status} />
          {row.reason && <span>{t(`reason.${row.reason}`)}</span>}
        </p>
      </div>
      <dl className={styles.facts}>
        <div className={styles.main}>
          <dt>
            {t('detail.value')} {words.quarter(progress.period)}
          </dt>
          <dd>{reportedText(row, progress.period, words)}</dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(row.neededPace ?? row.forecast) != null && <p className={styles.how}>{t('detail.how')}</p>}
      {below(progress, row)}
      <div className={styles.columns}>
        <div className={styles.column}>
          <TrendPanel progress={progress} row={row} />
          <HorizonPanel progress={progress} row={row} />
          <QuarterTable row={row} traceOf={(period) => traceOf(progress, row, period)} />
          {note(progress, row)}
          <EarlierPeriods planId={progress.plan.id} year={year} row={row} />
        </div>
        <div className={styles.column}>
          <Definition progress={progress} row={row} />
          <LegalBasis planId={progress.plan.id} row={row} />
          <LinksPanel plan={progress.plan} row={row} />
        </div>
      </div>
    </div>
  );
}

function TrendPanel({ progress, row }: { progress: ProgressView; row: IndicatorProgress }) {
  const { t } = useTranslation(['progress', 'common']);
  const words = useWording();
  const source = useSource();
  const data = toTippedTrend(row, progress.period, words, t);
  const last = data.quarters.findLast(({ period, value }) => period <= progress.period && value !== null);
  // Without a figure on either side there is nothing to draw.
  if (row.kind === 'narrative' || (!last && !data.target && !data.baseline)) return null;
  const title = !last
    ? t('detail.trendNone', { year: progress.plan.year })
    : t(last.milestone === null ? 'detail.trendNoMilestone' : 'detail.trendOn', {
        period: words.quarter(last.period),
        value: words.orDash(last.value, row),
        milestone: words.orDash(last.milestone, row),
      });
  const list = data.quarters.map(({ period, value }) => `${words.quarter(period)} ${words.orDash(value, row)}`).join('; ');
  return (
    <ChartPanel
      kind="trend"
      data={data}
      title={title}
      sentence={t('detail.trendSentence', { list })}
      source={source(progress)}
      fileName={`${row.code}-${progress.period}`}
    />
  );
}

function HorizonPanel({ progress, row }: { progress: ProgressView; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const source = useSource();
  const data = toHorizon(row, progress.period, words);
  if (!data) return null;
  const { path } = row;
  const list = data.targets.map(({ year, text }) => `${year}: ${text}`).join('; ');
  return (
    <ChartPanel
      kind="horizon"
      data={data}
      title={row.target ? t('detail.horizonTitle') : `${t('detail.horizonTitle')}: ${targetText(row, progress.plan.year, words)}`}
      hint={
        path &&
        t('detail.pathHint', { from: path.fromYear, to: path.toYear, year: progress.plan.year, expected: words.measure(path.expected, row) })
      }
      sentence={t('detail.horizonSentence', { list })}
      source={source(progress)}
      fileName={`${row.code}-muc-tieu`}
    />
  );
}
