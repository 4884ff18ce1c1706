import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { AppLink } from '@/components/ui/app-link';
import { Dialog } from '@/components/ui/dialog';
import { ThreeDates } from '@/components/ui/three-dates';
import { usePerson } from '@/lib/api/session';
import { canEditReport, canReadReports } from '@/lib/rights';
import type { DueReport } from '../logic/calendar';
import { isPending, stateAt } from '../logic/states';
import { DeadlineBadge } from './deadline-badge';
import { Settled } from './deadline-row';
import styles from './report-dialog.module.css';
import { SettleActions } from './settle-actions';
import { usePeriodWord } from './use-deadline-words';

/** A report of one period: its three dates, and each unit that owes it. */
export function ReportDialog({ report, now, onClose }: { report: DueReport; now: Date; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const periodWord = usePeriodWord();
  const first = report.deadlines[0]!;
  const { rule, dates, request } = first;
  return (
    <Dialog title={`${report.title}, ${periodWord(first)}`} onClose={onClose} isWide>
      <div className={styles.body}>
        <ThreeDates
          dates={{ ...dates, workingDaysLeft: first.workingDaysLeft }}
          isPending={isPending(report.state)}
          isOverdue={report.state === 'overdue'}
        />
        {(rule.receiver ?? rule.method) && (
          <p className="muted">
            {rule.receiver && t('receiver', { receiver: rule.receiver })} {rule.method && t('method', { method: rule.method })}
          </p>
        )}
        {request && <p>{t('asked', { by: request.by ?? '', text: request.text })}</p>}
        <ul className={styles.units}>
          {report.deadlines.map((deadline) => (
            <li key={deadline.id}>
              <div className={styles.name}>
                <strong>{deadline.organization.name}</strong>
                <DeadlineBadge state={stateAt(deadline, now)} />
                {deadline.reportState && deadline.reportState !== 'empty' && <ReportStateBadge state={deadline.reportState} />}
                <Settled deadline={deadline} />
              </div>
              <div className={styles.actions}>
                <FormLink deadline={deadline} />
                <SettleActions deadline={deadline} />
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** Of a form: to the sheet for whoever enters it, to the review for whoever reads it. */
function FormLink({ deadline: { isForm, planId, reportId, period, organization, commune, reportState } }: { deadline: ObligationView }) {
  const { t } = useTranslation('deadlines');
  const person = usePerson();
  if (!isForm || !planId) return null;
  if (canReadReports(person) && reportId && reportState !== 'empty')
    return <AppLink to={`/review?period=${period}&plan=${planId}&unit=${organization.id}`}>{t('viewReport')}</AppLink>;
  if (!canEditReport(person, { organizationId: organization.id, communeId: commune.id })) return null;
  return <AppLink to={reportId ? `/reports/${reportId}?period=${period}` : '/reports'}>{t('openForm')}</AppLink>;
}
