import { useTranslation } from 'react-i18next';
import type { PlanView } from '@/api-types';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import styles from '../plans.module.css';
import { budgetSums } from '../rules';
import { useKnownWord } from './known-word';

export function BudgetPart({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const known = useKnownWord();
  const { budget, summary } = plan;
  const money = (amount: number) => t('money', { amount: words.number(amount, 1) });
  const cell = (amount: number | undefined) => (amount === undefined ? '–' : words.number(amount, 1));
  const ofTasks = { count: budget.taskCount, sum: money(budget.taskTotal) };

  if (budget.rows.length === 0) {
    return <EmptyState title={budget.taskCount > 0 ? t('budget.noneTasks', ofTasks) : t('budget.none')} />;
  }
  const sums = budgetSums(budget.rows);
  const columns = ['total', 'province', 'other', 'yearTotal', 'yearProvince', 'yearOther'] as const;
  const columnClass = (column: (typeof columns)[number]) => (column === 'yearTotal' ? 'number' : `number ${styles.desk}`);
  return (
    <Panel title={t('budget.caption')} hint={budget.taskCount > 0 && t('budget.tasks', ofTasks)} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles.desk}>
              {t('budget.number')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('budget.name')}
            </th>
            <th scope="col" rowSpan={2} className={styles.desk}>
              {t('budget.category')}
            </th>
            <th scope="colgroup" colSpan={3} className={`${styles.group} ${styles.desk}`}>
              {t('budget.whole')}
            </th>
            <th scope="colgroup" colSpan={3} className={styles.group}>
              {t('budget.year', { year: summary.year })}
            </th>
          </tr>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={columnClass(column)}>
                {t(column.endsWith('otal') ? 'budget.total' : column.endsWith('rovince') ? 'budget.province' : 'budget.other')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {budget.rows.map((row) => (
            <tr key={row.id}>
              <td className={`${styles.order} ${styles.desk}`}>{row.number}</td>
              <th scope="row">
                {row.name}
                {row.legalBasis && <span className={styles.second}>{row.legalBasis}</span>}
                {row.note && <span className={styles.second}>{row.note}</span>}
              </th>
              <td className={`${styles.nowrap} ${styles.desk}`}>
                {known('budget.categories', row.category)}
                <span className={styles.second}>{known('budget.statuses', row.status)}</span>
              </td>
              {columns.map((column) => (
                <td key={column} className={columnClass(column)}>
                  {cell(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className={styles.desk} />
            <th scope="row">{t('budget.sum')}</th>
            <td className={styles.desk} />
            {columns.map((column) => (
              <td key={column} className={columnClass(column)}>
                {cell(sums[column])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}
