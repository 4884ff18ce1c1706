import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardCell } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { formatMoment } from '@/lib/format';
import { timelinessOf } from '../../logic/report-order';
import { Attention } from './attention';
import styles from './review-list.module.css';
import { useReviewPath } from './use-review-path';

interface Props {
  cells: readonly BoardCell[];
  /** The unit whose report is read beside the list. */
  selectedId?: string;
  now: Date;
  /** What can be done about a form, below it. */
  action?: (cell: BoardCell) => ReactNode;
}

/** The units of one quarter, whoever needs attention first: the board of a phone, and the way from report to report. */
export function ReviewList({ cells, selectedId, now, action }: Props) {
  const { t } = useTranslation('reports');
  const pathTo = useReviewPath();

  return (
    <ul>
      {cells.map((cell) => {
        const { summary } = cell;
        const timeliness = timelinessOf(summary, now);
        return (
          <li key={summary.organizationId} className={styles.item}>
            <Link className={styles.unit} to={pathTo(summary)} aria-current={summary.organizationId === selectedId} preventScrollReset>
              <span className={styles.name}>{summary.organizationName}</span>
              <ReportStateBadge state={summary.state} />
              <span className={styles.detail}>
                {t('filled', { filled: summary.filledCount, total: summary.rowCount })}
                {summary.submittedAt && ` · ${t('review.sentAt', { moment: formatMoment(summary.submittedAt) })}`}
              </span>
              <span className={styles[timeliness]}>{t(`review.timeliness.${timeliness}`)}</span>
              {(cell.warningCount > 0 || cell.changedCount > 0) && (
                <span className={styles.attention}>
                  <Attention cell={cell} />
                </span>
              )}
            </Link>
            {action?.(cell)}
          </li>
        );
      })}
    </ul>
  );
}
