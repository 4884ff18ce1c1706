import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { Bullet } from '@/components/charts/bullet';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { SortHead } from '@/components/ui/sort-head';
import { useWording } from '@/lib/wording';
import { reportedText, targetText, type ListState, type SortKey } from '../rules';
import styles from './indicator-rows.module.css';
import { LeadName } from './lead-name';

interface Props {
  progress: ProgressView;
  rows: readonly IndicatorProgress[];
  state: ListState;
}

/** Every indicator of the plan; a click on a head sorts by it, the next one turns the order. */
export function IndicatorTable({ progress, rows, state }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { year } = progress.plan;

  const head = (column: SortKey, label: string, className?: string) => (
    <SortHead column={column} label={label} state={state} first="order" className={className} />
  );

  return (
    <Panel flush>
      <table className={`${styles.table} ${styles.wide}`}>
        <caption className="visually-hidden">{t('list.caption', { period: words.quarter(progress.period) })}</caption>
        <thead>
          <tr>
            {head('status', t('list.status'))}
            {head('order', t('list.order'), styles.desk)}
            {head('name', t('list.name'))}
            <th scope="col" className={styles.desk}>
              {t('list.bullet')}
            </th>
            <th scope="col" className="number">
              {t('list.value')}
            </th>
            <th scope="col" className={`number ${styles.desk}`}>
              {t('list.milestone')}
            </th>
            {head('attainment', t('list.attainment'), `number ${styles.desk}`)}
            <th scope="col" className={`number ${styles.desk}`}>
              {t('list.pace')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.planIndicatorId}>
              <td className={styles.mark}>
                <StatusMark status={row.status} short />
              </td>
              <td className={`${styles.order} ${styles.desk}`}>{row.number}</td>
              <th scope="row" className={styles.name}>
                <AppLink to={`/indicators/${row.planIndicatorId}`}>{row.text}</AppLink>
                <LeadName row={row} />
              </th>
              <td className={`${styles.bullet} ${styles.desk}`}>
                {row.value == null && row.reason ? (
                  <span className={styles.second}>{t(`reason.${row.reason}`)}</span>
                ) : (
                  <Bullet status={row.status} value={row.value} milestone={row.milestone} target={row.target?.value} unit={row.unit} />
                )}
              </td>
              <td className={`number ${styles.value}`}>
                <strong>{reportedText(row, progress.period, words)}</strong>
                <span className={`${styles.second} ${styles.target}`}>/ {targetText(row, year, words)}</span>
              </td>
              <td className={`number ${styles.desk}`}>{row.milestone == null ? '–' : words.number(row.milestone, row.decimals)}</td>
              <td className={`number ${styles.desk}`}>{row.attainment == null ? '–' : words.percent(100 * row.attainment)}</td>
              <td className={`number ${styles.desk}`}>{row.neededPace == null ? '–' : words.signed(row.neededPace, row.decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
