import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { Bullet } from '@/components/charts/bullet';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import { exceptionRows, judged } from '../rules';
import styles from './indicator-rows.module.css';
import { LeadName } from './lead-name';

interface Props {
  progress: ProgressView;
  /** What may be done about a row. */
  action?: (row: IndicatorProgress) => ReactNode;
}

export function Exceptions({ progress, action }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { indicators, exceptionCount } = progress;
  const isJudged = indicators.some((row) => judged(row.status));
  const shown = exceptionRows(progress);

  return (
    <Panel
      title={t('exceptions.title')}
      hint={exceptionCount > 0 && t('exceptions.hint', { shown: shown.length, total: exceptionCount })}
      action={<AppLink to="/indicators?sort=status">{t('exceptions.all')}</AppLink>}
      flush
    >
      {exceptionCount === 0 ? (
        <EmptyState title={isJudged ? t('exceptions.none') : t('exceptions.noneJudged')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('list.status')}</span>
              </th>
              <th scope="col">{t('exceptions.indicator')}</th>
              <th scope="col" className={styles.desk}>
                {t('exceptions.bullet')}
              </th>
              <th scope="col" className="number">
                {t('exceptions.value')}
              </th>
              <th scope="col" className={`number ${styles.desk}`}>
                {t('exceptions.needed')}
              </th>
              {action && (
                <th scope="col">
                  <span className="visually-hidden">{t('exceptions.action')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.planIndicatorId}>
                <td className={styles.mark}>
                  <StatusMark status={row.status} short />
                </td>
                <th scope="row" className={styles.name}>
                  <AppLink to={`/indicators/${row.planIndicatorId}`}>{row.text}</AppLink>
                  <LeadName row={row} />
                </th>
                <td className={`${styles.bullet} ${styles.desk}`}>
                  <Bullet status={row.status} value={row.value} milestone={row.milestone} target={row.target?.value} unit={row.unit} />
                </td>
                <td className={`number ${styles.value}`}>
                  <strong>{row.value == null ? '–' : words.number(row.value, row.decimals)}</strong>
                  <span className={`${styles.second} ${styles.target}`}>/ {row.target ? words.target(row.target, row) : '–'}</span>
                </td>
                <td className={`number ${styles.desk}`}>
                  {row.neededPace == null ? '–' : words.signed(row.neededPace, row.decimals)}
                  {row.recentPace != null && (
                    <span className={styles.second}>{t('exceptions.recent', { pace: words.signed(row.recentPace, row.decimals) })}</span>
                  )}
                </td>
                {action && <td>{action(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
