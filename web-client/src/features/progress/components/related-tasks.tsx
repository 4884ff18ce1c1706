import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { planQuery } from '@/lib/api/plans';
import styles from './detail.module.css';

// The rest stands behind the link: the page is about the indicator.
const most = 6;

/** The work that the plan gives to the unit behind the figure. */
export function RelatedTasks({ planId, row }: { planId: string; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const query = useQuery(planQuery(planId));
  const tasks = query.data?.tasks.filter(({ leads }) => leads.some(({ id }) => id === row.leadId)) ?? [];
  return (
    <QueryPanel query={query} isEmpty={() => tasks.length === 0} empty={<p className="muted">{t('detail.tasksNone', { unit: row.leadName })}</p>}>
      {() => (
        <>
          <p className={styles.second}>{t('detail.tasksHint', { unit: row.leadName, count: tasks.length })}</p>
          <ul className={styles.tasks}>
            {tasks.slice(0, most).map((task) => (
              <li key={task.id}>
                {task.name}
                {task.timeframeText && <span className={styles.second}>{task.timeframeText}</span>}
              </li>
            ))}
          </ul>
          {tasks.length > most && <AppLink to={`/tasks?unit=${row.leadId}`}>{t('detail.tasksAll')}</AppLink>}
        </>
      )}
    </QueryPanel>
  );
}
