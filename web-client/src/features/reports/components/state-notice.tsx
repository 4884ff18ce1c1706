import { useTranslation } from 'react-i18next';
import type { ReportView } from '@/api-types';
import { Notice } from '@/components/ui/notice';
import { formatMoment } from '@/lib/format';
import { sentBack } from '../logic/events';
import styles from './state-notice.module.css';

/** What stands above a report: why it came back, or who sent it and, at the desk where it would be edited, why it cannot be. */
export function StateNotice({ view, isReviewed = false }: { view: ReportView; isReviewed?: boolean }) {
  const { t } = useTranslation('reports');
  const { summary, actions } = view;
  const back = sentBack(view);

  if (back) {
    const who = { moment: formatMoment(back.event.at), person: back.event.personName ?? t('sheet.system') };
    return (
      <Notice kind="warning">
        <strong>{back.kind === 'returned' ? t('sheet.returnedBy', who) : t('sheet.reopenedBy', who)}</strong>
        <p className={styles.reason}>{back.event.reason}</p>
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
  return (
    <p className={styles.line}>
      {steps.length > 0 && `${steps.join('; ')}. `}
      {!isReviewed && t('sheet.onlyReading', { reason: t(`sheet.reason.${reasonOf(summary.state)}`) })}
    </p>
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
