import { Trans, useTranslation } from 'react-i18next';
import type { ProgressView, ReportCounts } from '@/api-types';
import { useWording } from '@/lib/wording';
import { countOf } from '../rules';
import styles from './headline.module.css';

/** The one sentence that says how things stand. */
export function Headline({ progress }: { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { summary, plan } = progress;
  const count = (...statuses: Parameters<typeof countOf>[1][]) => countOf(summary, ...statuses);
  const judged = count('off_track', 'at_risk', 'on_track', 'met');
  const bold = { b: <strong /> };
  const noTarget = progress.indicators.filter(({ reason }) => reason === 'no_target_this_year').length;
  const horizons = [...new Set(progress.indicators.flatMap(({ targets }) => targets.map(({ year }) => year)))].sort();

  const parts = [
    judged > 0 ? (
      <Trans key="judged" t={t} i18nKey="overview.judged" values={{ share: words.share(count('met', 'on_track'), summary.total) }} components={bold} />
    ) : (
      <Trans key="none" t={t} i18nKey="overview.noneJudged" values={{ period: words.quarter(progress.period), count: count('no_data') }} components={bold} />
    ),
    count('off_track') > 0 && (
      <Trans key="off" t={t} i18nKey="overview.offTrack" values={{ count: words.number(count('off_track')) }} components={bold} />
    ),
    count('at_risk') > 0 && t('overview.atRisk', { count: count('at_risk') }),
    count('not_due') > 0 && t('overview.notDue', { count: count('not_due') }),
    judged > 0 && count('no_data') > 0 && t('overview.noData', { count: count('no_data') }),
    count('not_applicable') > 0 && t('overview.notApplicable', { count: count('not_applicable') }),
  ].filter((part) => part !== false);

  return (
    <p className={styles.headline}>
      {noTarget === summary.total ? (
        <Trans
          t={t}
          i18nKey="overview.noTargetThisYear"
          values={{ year: plan.year, count: summary.total, years: horizons.join(', ') }}
          components={bold}
        />
      ) : (
        <>
          {parts.map((part, index) => (
            <span key={index}>
              {index > 0 && (index === 1 ? '; ' : ', ')}
              {part}
            </span>
          ))}
          .
        </>
      )}{' '}
      <StateOfData reports={progress.reports} />
    </p>
  );
}

/** Whether the figures are final; who is overdue stands out. */
function StateOfData({ reports }: { reports: ReportCounts }) {
  const { t } = useTranslation('progress');
  const { units, verified, sent, missing, overdue, excused } = reports;
  if (units === 0) return null;
  if (verified + excused === units) return t('overview.verified', { verified, units });
  return (
    <>
      {t('overview.unverified', { verified, units })}
      {sent > 0 && `, ${t('overview.waiting', { count: sent })}`}
      {overdue > 0 && (
        <>
          {', '}
          <Trans t={t} i18nKey="overview.overdue" values={{ count: overdue }} components={{ b: <strong /> }} />
        </>
      )}
      {missing > overdue && `, ${t('overview.missing', { count: missing - overdue })}`}.
    </>
  );
}
