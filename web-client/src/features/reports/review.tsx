import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ReportSummary } from '@/api-types';
import { OwnersNotice } from '@/components/feedback/owners-notice';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { usePerson } from '@/lib/api/session';
import { useCurrentPlan } from '@/lib/current-plan';
import { formatShare } from '@/lib/format';
import { canVerifyReports } from '@/lib/rights';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { reportsQuery } from './api/get-reports';
import { ReviewList } from './components/review-list';
import { ReviewReport } from './components/review-report';
import { StateFilter } from './components/state-filter';
import { useIsNarrow } from './components/use-is-narrow';
import { useNow } from './components/use-now';
import { byAttention, countReports, parseState, type ReportCounts } from './logic/report-order';
import styles from './review.module.css';

/** Who has sent, who is late, and the report that waits: the standing office decides here, the committee reads. */
export function Component() {
  const { t } = useTranslation('reports');
  const { plan } = useCurrentPlan();
  const period = usePeriod();
  const query = useQuery({ ...reportsQuery({ period, planId: plan?.id }), enabled: plan !== null && period !== '' });

  return (
    <>
      <PageHeader title={t(canVerifyReports(usePerson()) ? 'review.title' : 'review.readTitle')} />
      {plan && <OwnersNotice planId={plan.id} />}
      <QueryPanel
        query={query}
        isEmpty={(reports) => reports.length === 0}
        empty={<EmptyState title={t('review.emptyTitle')}>{t('review.emptyText')}</EmptyState>}
      >
        {(reports) => <Review reports={reports} />}
      </QueryPanel>
    </>
  );
}

function Review({ reports }: { reports: ReportSummary[] }) {
  const { t } = useTranslation('reports');
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const isNarrow = useIsNarrow();
  const now = useNow();
  const state = parseState(params.get('state'));
  const unit = params.get('unit');
  const counts = countReports(reports, now);
  const shown = byAttention(reports, now).filter((report) => state === null || report.state === state);
  // The report being read stays, also when a step moves it out of the filter.
  const selected = reports.find((report) => report.organizationId === unit) ?? (isNarrow ? undefined : shown[0]);

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <Lead counts={counts} />
      </p>
      <div className={styles.columns}>
        {!(isNarrow && selected) && (
          <Panel title={t('review.units')} flush>
            <StateFilter counts={counts} state={state} />
            {shown.length > 0 ? (
              <ReviewList reports={shown} selected={selected} now={now} />
            ) : (
              <EmptyState
                title={t('review.emptyFilter')}
                action={<Button onClick={() => setParams({ state: null })}>{t('review.showAll')}</Button>}
              />
            )}
          </Panel>
        )}
        {selected && (
          <div className={styles.report}>
            {isNarrow && (
              <Button kind="quiet" onClick={() => setParams({ unit: null })}>
                ‹ {t('review.units')}
              </Button>
            )}
            <ReviewReport key={`${selected.planId}/${selected.organizationId}/${selected.period}`} summary={selected} />
          </div>
        )}
      </div>
    </div>
  );
}

function Lead({ counts }: { counts: ReportCounts }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const waiting = counts.byState.submitted;
  return (
    <>
      <strong>{t('review.lead', { share: formatShare(counts.sent, counts.total, language) })}</strong>
      {counts.onTime > 0 && `, ${t('review.leadOnTime', { count: counts.onTime })}`}
      {counts.late > 0 && `, ${t('review.leadLate', { count: counts.late })}`}
      {counts.overdue > 0 && `; ${t('review.leadOverdue', { count: counts.overdue })}`}
      {waiting > 0 && `; ${t('review.leadWaiting', { count: waiting })}`}.
    </>
  );
}
