import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationRef, TaskView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { parseQuarter } from '@/lib/period';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import styles from '../plans.module.css';
import { timingOf } from '../rules';
import { useKnownWord } from './known-word';

/** Rows of the plan's task list, with the document's words; what is long stands behind a key on a phone. */
export function TaskTable({ tasks, action }: { tasks: readonly TaskView[]; action?: (task: TaskView) => ReactNode }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const known = useKnownWord();
  const quarter = parseQuarter(usePeriod());
  const names = (units: readonly OrganizationRef[]) => units.map(({ name }) => name).join('; ');
  const hasMoney = tasks.some(({ budgetMillion, budgetSource }) => budgetMillion !== undefined || budgetSource);

  if (tasks.length === 0) return <EmptyState title={t('tasks.none')} />;
  return (
    <Panel flush>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('tasks.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.desk}>
              {t('tasks.number')}
            </th>
            <th scope="col">{t('tasks.name')}</th>
            <th scope="col" className={styles.desk}>
              {t('tasks.lead')}
            </th>
            <th scope="col">{t('tasks.time')}</th>
            {hasMoney && (
              <th scope="col" className={`number ${styles.desk}`}>
                {t('tasks.budget')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => {
            const timing = quarter && timingOf(task, quarter);
            return (
              <tr key={task.id}>
                <td className={`${styles.order} ${styles.desk}`}>{task.number}</td>
                <th scope="row">
                  {task.name}
                  {task.result && (
                    <span className={styles.second}>
                      {t('tasks.result')}: {task.result}
                    </span>
                  )}
                  {task.legalBasis && (
                    <span className={styles.second}>
                      {t('tasks.basis')}: {task.legalBasis}
                    </span>
                  )}
                  <span className={`${styles.second} ${styles.phone}`}>
                    {t('tasks.lead')}: {names(task.leads) || t('tasks.noLead')}
                  </span>
                  {task.note && (
                    <span className={styles.second}>
                      {t('tasks.note')}: {task.note}
                    </span>
                  )}
                  {action && <div className={styles.act}>{action(task)}</div>}
                </th>
                <td className={styles.desk}>
                  {names(task.leads) || <span className="muted">{t('tasks.noLead')}</span>}
                  {task.partners.length > 0 && (
                    <span className={styles.second}>
                      {t('tasks.partners')}: {names(task.partners)}
                    </span>
                  )}
                </td>
                <td>
                  {task.timeframeText ?? known('tasks.kind', task.timeframeKind)}
                  {(timing === 'due' || timing === 'past') && (
                    <div>
                      <Badge tone={timing === 'due' ? 'atRisk' : 'neutral'}>{t(`tasks.timing.${timing}`)}</Badge>
                    </div>
                  )}
                </td>
                {hasMoney && (
                  <td className={`number ${styles.desk}`}>
                    {task.budgetMillion === undefined ? '–' : words.number(task.budgetMillion, 1)}
                    {task.budgetSource && <span className={`${styles.second} ${styles.source}`}>{task.budgetSource}</span>}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
