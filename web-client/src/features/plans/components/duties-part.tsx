import { useTranslation } from 'react-i18next';
import type { PlanView } from '@/api-types';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import styles from '../plans.module.css';
import { useKnownWord } from './known-word';

/** Who reports what to whom, and when; one sentence of the document may set several cadences. */
export function DutiesPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const known = useKnownWord();
  if (plan.reportingDuties.length === 0) return <EmptyState title={t('duties.none')} />;
  return (
    <Panel flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('duties.cadence')}</th>
            <th scope="col">{t('duties.content')}</th>
            <th scope="col" className={styles.desk}>
              {t('duties.reporter')}
            </th>
            <th scope="col" className={styles.desk}>
              {t('duties.receiver')}
            </th>
            <th scope="col" className={styles.desk}>
              {t('duties.deadline')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.reportingDuties.map((duty) => (
            <tr key={duty.id}>
              <th scope="row">{known('duties.cadences', duty.cadence)}</th>
              <td>{duty.text}</td>
              <td className={styles.desk}>{duty.reporter ?? '–'}</td>
              <td className={styles.desk}>{duty.receiver ?? '–'}</td>
              <td className={styles.desk}>
                {duty.deadlineRule ? known('duties.rules', duty.deadlineRule, t('duties.asWritten')) : <span className="muted">{t('duties.noDeadline')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
