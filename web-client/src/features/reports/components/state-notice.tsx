import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Notice } from '@/components/ui/notice';
import { formatMoment } from '@/lib/format';
import { askedRows, sentBack } from '../logic/events';
import styles from './state-notice.module.css';

interface Props {
  view: ReportView;
  isReviewed?: boolean;
  /** Leads to a row that is to be changed. */
  onGo?: (rowId: string) => void;
}

/** What stands above a report: why it came back, or who sent it and, at the desk where it would be edited, why it cannot be. */
export function StateNotice({ view, isReviewed = false, onGo }: Props) {
  const { t } = useTranslation('reports');
  const { summary, actions } = view;
  const back = sentBack(view);

  if (back) {
    const who = { moment: formatMoment(back.event.at), person: back.event.personName ?? t('sheet.system') };
    return (
      <Notice kind="warning">
        <strong>{back.kind === 'returned' ? t('sheet.returnedBy', who) : t('sheet.reopenedBy', who)}</strong>
        {back.event.reason && <p className={styles.reason}>{back.event.reason}</p>}
        <Asked rows={view.rows} onGo={onGo} />
      </Notice>
    );
  }
  if (actions.canEdit && !isReviewed) return null;

  const steps = [
    summary.submittedAt &&
      t('sheet.sentBy', { person: summary.submittedBy ?? summary.organizationName, moment: formatMoment(summary.submittedAt) }),
    summary.verifiedAt &&
      t('sheet.verifiedBy', { person: summary.verifiedBy ?? t('sheet.system'), moment: formatMoment(summary.verifiedAt) }),
  ].filter(Boolean);
  if (isReviewed && steps.length === 0) return null;
  if (!isReviewed && actions.canVerify) {
    return (
      <p className={styles.line}>
        {steps.length > 0 && `${steps.join('; ')}. `}
        {t('review.toReviewText')}{' '}
        <AppLink to={`/review?period=${summary.period}&unit=${summary.organizationId}`}>{t('review.toReview')}</AppLink>
      </p>
    );
  }
  return (
    <p className={styles.line}>
      {steps.length > 0 && `${steps.join('; ')}. `}
      {!isReviewed && t('sheet.onlyReading', { reason: t(`sheet.reason.${reasonOf(summary.state)}`) })}
    </p>
  );
}

/** The rows that are to be changed, each with the way to it. */
function Asked({ rows, onGo }: { rows: readonly ReportRow[]; onGo: Props['onGo'] }) {
  const { t } = useTranslation('reports');
  const { open, done } = askedRows(rows);
  return (
    <>
      {open.length > 0 && (
        <>
          <p className={styles.asked}>{t('request.list', { count: open.length })}</p>
          <ul>
            {open.map((row) => {
              const name = t('foot.goTo', { number: row.number, text: row.text });
              return (
                <li key={row.planIndicatorId}>
                  {onGo ? (
                    <button type="button" className={styles.go} onClick={() => onGo(row.planIndicatorId)}>
                      {name}
                    </button>
                  ) : (
                    name
                  )}
                  : <span className={styles.text}>{row.openRequest?.text}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {done.length > 0 && <p>{t('request.listDone', { count: done.length })}</p>}
    </>
  );
}

function reasonOf(state: ReportView['summary']['state']): 'submitted' | 'verified' | 'locked' | 'rights' {
  switch (state) {
    case 'submitted':
    case 'verified':
    case 'locked':
      return state;
    case 'empty':
    case 'draft':
    case 'returned':
      return 'rights';
  }
}
