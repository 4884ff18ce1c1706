import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { plansQuery } from '@/lib/api/plans';
import { usePerson } from '@/lib/api/session';
import { formatDate } from '@/lib/format';
import { canImportPlan } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import styles from './plans.module.css';

export function Component() {
  const { t } = useTranslation('plans');
  const person = usePerson();
  const query = useQuery(plansQuery());
  const mayImport = canImportPlan(person);
  const importLink = mayImport && (
    <AppLink className={buttonClass('primary')} to="/plans/import">
      {t('list.import')}
    </AppLink>
  );
  return (
    <>
      <PageHeader title={t('list.title')} actions={importLink} />
      <QueryPanel
        query={query}
        isEmpty={(plans) => plans.length === 0}
        empty={<EmptyState title={t('list.emptyTitle')}>{mayImport ? t('list.emptyText') : t('list.emptyReader')}</EmptyState>}
      >
        {(plans) => <Years plans={plans} />}
      </QueryPanel>
    </>
  );
}

function Years({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const years = [...new Set(plans.map(({ year }) => year))].sort((left, right) => right - left);
  return (
    <div className={styles.page}>
      <p className={styles.lead}>{t('list.intro', { count: plans.length })}</p>
      {years.map((year) => (
        <Panel key={year} title={t('list.year', { year })} flush>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('list.plan')}</th>
                <th scope="col" className={styles.desk}>
                  {t('list.place')}
                </th>
                <th scope="col" className={styles.desk}>
                  {t('list.issued')}
                </th>
                <th scope="col" className="number">
                  {t('list.indicators')}
                </th>
                <th scope="col" className="number">
                  {t('list.tasks')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plans
                .filter((plan) => plan.year === year)
                .map((plan) => (
                  <tr key={plan.id}>
                    <th scope="row">
                      <AppLink to={`/plans/${plan.id}`}>{plan.number ?? t('list.noNumber')}</AppLink>
                      <span className={styles.second}>{plan.title}</span>
                    </th>
                    <td className={styles.desk}>
                      {plan.communeName}
                      <span className={styles.second}>{plan.provinceName}</span>
                    </td>
                    <td className={styles.desk}>{plan.issuedOn ? formatDate(plan.issuedOn) : '–'}</td>
                    <td className="number">{words.number(plan.indicatorCount)}</td>
                    <td className="number">{words.number(plan.taskCount)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  );
}
