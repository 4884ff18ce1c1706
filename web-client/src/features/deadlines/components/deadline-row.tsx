import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { ThreeDates } from '@/components/ui/three-dates';
import { formatDate, formatMoment } from '@/lib/format';
import { isPending, stateAt } from '../logic/states';
import { DeadlineBadge } from './deadline-badge';
import styles from './deadline-row.module.css';
import { SettleActions } from './settle-actions';
import { usePeriodWord } from './use-deadline-words';

interface Props {
  deadline: ObligationView;
  now: Date;
  isFirst: boolean;
  /** Of a form: how far it is filled, and the way to it. */
  form: ReactNode;
  onMet: (deadline: ObligationView) => void;
}

export function DeadlineRow({ deadline, now, isFirst, form, onMet }: Props) {
  const { t } = useTranslation('deadlines');
  const periodWord = usePeriodWord();
  const state = stateAt(deadline, now);
  const { rule, organization, dates, reportState, request } = deadline;

  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <strong>{rule.title}</strong>
        <span className="muted">{periodWord(deadline)}</span>
        <DeadlineBadge state={state} />
        {reportState && reportState !== 'empty' && isPending(state) && <ReportStateBadge state={reportState} />}
        <span className={styles.line}>
          {organization.name}
          {rule.receiver && ` → ${rule.receiver}`}
        </span>
        {request && <span className={styles.line}>{t('asked', { by: request.by ?? '', text: request.text })}</span>}
        <Settled deadline={deadline} />
      </div>
      <ThreeDates dates={{ ...dates, workingDaysLeft: deadline.workingDaysLeft }} isPending={isPending(state)} isOverdue={state === 'overdue'} />
      {deadline.isForm ? form : <span />}
      {!deadline.isForm && (
        <div className={styles.action}>
          <SettleActions deadline={deadline} isFirst={isFirst} onMet={onMet} />
        </div>
      )}
    </li>
  );
}

/** Who sent it when and by which document, or why the unit was let off. */
export function Settled({ deadline: { met, waived, isForm } }: { deadline: ObligationView }) {
  const { t } = useTranslation('deadlines');
  if (waived)
    return <span className={styles.line}>{t('waive.done', { moment: formatMoment(waived.at), by: waived.by ?? '–', reason: waived.reason })}</span>;
  if (!met) return null;
  return (
    <span className={styles.line}>
      {t('meet.done', { moment: formatMoment(met.at), by: met.by ?? '–' })}
      {!isForm && met.documentNumber && ` · ${t('meet.document', { number: met.documentNumber })}`}
      {!isForm && met.documentDate && ` · ${formatDate(met.documentDate)}`}
      {!isForm && met.note && ` · ${met.note}`}
    </span>
  );
}
