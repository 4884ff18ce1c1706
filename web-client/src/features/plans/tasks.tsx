import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PlanSummary, PlanView, TaskView } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { controlClass } from '@/components/ui/field';
import { SearchInput } from '@/components/ui/search-input';
import { PageHeader } from '@/components/ui/page-header';
import { planQuery } from '@/lib/api/plans';
import { parseQuarter, type Quarter } from '@/lib/period';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { TaskTable } from './components/task-table';
import styles from './plans.module.css';
import { filterTasks, readTaskFilter, timingOf, timings } from './rules';

interface Parts {
  /** What may be done about a task. */
  action?: (plan: PlanSummary, task: TaskView) => ReactNode;
}

export function TasksPage(parts: Parts) {
  const { t } = useTranslation('plans');
  return (
    <>
      <PageHeader title={t('tasks.title')} />
      <CurrentPlanPanel>{(plan) => <PlanTasks summary={plan} {...parts} />}</CurrentPlanPanel>
    </>
  );
}

function PlanTasks({ summary, ...parts }: Parts & { summary: PlanSummary }) {
  const { t } = useTranslation('plans');
  const query = useQuery(planQuery(summary.id));
  const quarter = parseQuarter(usePeriod());
  return (
    <QueryPanel query={query} isEmpty={({ tasks }) => tasks.length === 0} empty={<EmptyState title={t('tasks.none')} />}>
      {(plan) => quarter && <Content plan={plan} quarter={quarter} {...parts} />}
    </QueryPanel>
  );
}

function Content({ plan, quarter, action }: Parts & { plan: PlanView; quarter: Quarter }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const setParams = useSetParams();
  const period = usePeriod();
  const [params] = useSearchParams();
  const filter = readTaskFilter(params);
  const shown = filterTasks(plan.tasks, filter, quarter);
  const count = (timing: (typeof timings)[number]) => plan.tasks.filter((task) => timingOf(task, quarter) === timing).length;
  const bold = { b: <strong /> };
  const concerned = new Set(plan.tasks.flatMap(({ leads, partners }) => [...leads, ...partners].map(({ id }) => id)));
  const { taskCount, taskTotal } = plan.budget;

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <Trans t={t} i18nKey="tasks.summary" values={{ count: plan.tasks.length }} components={bold} />
        {'; '}
        <Trans t={t} i18nKey="tasks.due" values={{ count: count('due'), period: words.quarter(period) }} components={bold} />
        {count('past') > 0 && `, ${t('tasks.past', { count: count('past') })}`}
        {count('steady') > 0 && `, ${t('tasks.steady', { count: count('steady') })}`}.{' '}
        {taskCount > 0 && `${t('tasks.money', { count: taskCount, sum: t('money', { amount: words.number(taskTotal, 1) }) })}.`}
      </p>
      <search className={styles.filters}>
        <SearchInput param="q" label={t('tasks.search')} />
        <select
          className={controlClass}
          aria-label={t('tasks.unit')}
          value={filter.unit ?? ''}
          onChange={(event) => setParams({ unit: event.target.value })}
        >
          <option value="">{t('tasks.anyUnit')}</option>
          {plan.units
            .filter(({ id }) => concerned.has(id))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
        <select
          className={controlClass}
          aria-label={t('tasks.time_filter')}
          value={filter.timing ?? ''}
          onChange={(event) => setParams({ timing: event.target.value })}
        >
          <option value="">{t('tasks.anyTime')}</option>
          {timings.map((timing) => (
            <option key={timing} value={timing}>
              {t(`tasks.timing.${timing}`)} ({count(timing)})
            </option>
          ))}
        </select>
        <output className="muted small">{t('tasks.shown', { shown: shown.length, total: plan.tasks.length })}</output>
        {(filter.text || filter.unit || filter.timing) && (
          <Button kind="quiet" onClick={() => setParams({ q: null, unit: null, timing: null })}>
            {t('tasks.clear')}
          </Button>
        )}
      </search>
      {shown.length === 0 ? <EmptyState title={t('tasks.noMatch')}>{t('tasks.noMatchText')}</EmptyState> : <TaskTable tasks={shown} action={action && ((task) => action(plan.summary, task))} />}
    </div>
  );
}
