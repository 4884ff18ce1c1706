import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ReportSummary } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { formatMoment } from '@/lib/format';
import { timelinessOf } from '../logic/report-order';
import styles from './review-list.module.css';

interface Props {
  reports: readonly ReportSummary[];
  selected: ReportSummary | undefined;
  now: Date;
}

/** The units, whoever needs attention first. */
export function ReviewList({ reports, selected, now }: Props) {
  const { t } = useTranslation('reports');
  const [params] = useSearchParams();
  const pathTo = (report: ReportSummary) => {
    const next = new URLSearchParams(params);
    next.set('unit', report.organizationId);
    return `?${next.toString()}`;
  };

  return (
    <ul>
      {reports.map((report) => {
        const timeliness = timelinessOf(report, now);
        return (
          <li key={`${report.planId}/${report.organizationId}`}>
            <Link className={styles.unit} to={pathTo(report)} aria-current={report === selected} preventScrollReset>
              <span className={styles.name}>{report.organizationName}</span>
              <ReportStateBadge state={report.state} />
              <span className={styles.detail}>
                {t('filled', { filled: report.filledCount, total: report.rowCount })}
                {report.submittedAt && ` · ${t('review.sentAt', { moment: formatMoment(report.submittedAt) })}`}
              </span>
              <span className={styles[timeliness]}>{t(`review.timeliness.${timeliness}`)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
