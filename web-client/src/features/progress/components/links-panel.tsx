import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorLinks, IndicatorProgress, PlanSummary } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { usePerson } from '@/lib/api/session';
import { canAssignLeads } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { linksQuery } from '../api/links';
import styles from './detail.module.css';
import { RelatedTasks } from './related-tasks';

const LinksDialog = lazy(async () => ({ default: (await import('./links-dialog')).LinksDialog }));

/** The work and the money attached to the indicator; where nothing is attached, the tasks of the unit behind it, and said so. */
export function LinksPanel({ plan, row }: { plan: PlanSummary; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  // As they stood when the dialog opened: what somebody else saves meanwhile takes no choice away until one's own is refused.
  const [attaching, setAttaching] = useState<{ links: IndicatorLinks; isStale: boolean } | null>(null);
  const mayAttach = canAssignLeads(usePerson(), plan) && plan.taskCount + plan.budgetRowCount > 0;
  const query = useQuery(linksQuery(plan.id, row.planIndicatorId));
  const links = query.data;
  const isEmpty = links ? links.tasks.length + links.budgetRows.length === 0 : false;
  return (
    <Panel
      title={t(isEmpty ? 'links.unitTasks' : 'links.title')}
      hint={isEmpty ? t('links.unitTasksHint') : undefined}
      action={mayAttach && links && <Button onClick={() => setAttaching({ links, isStale: false })}>{t('links.attach')}</Button>}
    >
      <QueryPanel query={query} isEmpty={() => isEmpty} empty={<RelatedTasks planId={plan.id} row={row} />}>
        {(standing) => <Attached links={standing} year={plan.year} />}
      </QueryPanel>
      {attaching && (
        <Suspense fallback={null}>
          <LinksDialog
            key={attaching.links.version}
            planId={plan.id}
            row={row}
            links={attaching.links}
            isStale={attaching.isStale}
            onStale={(newest) => setAttaching((open) => open && { links: newest, isStale: true })}
            onClose={() => setAttaching(null)}
          />
        </Suspense>
      )}
    </Panel>
  );
}

function Attached({ links, year }: { links: IndicatorLinks; year: number }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const money = (million: number) => t('links.money', { amount: words.number(million, 1) });
  return (
    <div className={styles.basis}>
      {links.tasks.length > 0 && (
        <section>
          <h3>{t('links.tasks', { count: links.tasks.length })}</h3>
          <ul className={styles.tasks}>
            {links.tasks.map((task) => (
              <li key={task.id}>
                {task.number} · {task.name}
                <span className={styles.second}>
                  {[
                    task.leads.map(({ name }) => name).join('; ') || t('links.noLead'),
                    task.timeframeText,
                    task.budgetMillion == null ? null : money(task.budgetMillion),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {links.taskMillion != null && <p className={styles.sum}>{t('links.taskSum', { sum: money(links.taskMillion) })}</p>}
        </section>
      )}
      {links.budgetRows.length > 0 && (
        <section>
          <h3>{t('links.budget', { count: links.budgetRows.length })}</h3>
          <ul className={styles.tasks}>
            {links.budgetRows.map((row) => (
              <li key={row.id}>
                {row.number} · {row.name}
                <span className={styles.second}>
                  {row.yearTotal == null ? t('links.noMoney', { year }) : t('links.ofYear', { sum: money(row.yearTotal), year })}
                  {row.total != null && ` · ${t('links.ofAll', { sum: money(row.total) })}`}
                </span>
              </li>
            ))}
          </ul>
          {links.budgetYearMillion != null && <p className={styles.sum}>{t('links.budgetSum', { sum: money(links.budgetYearMillion), year })}</p>}
        </section>
      )}
    </div>
  );
}
