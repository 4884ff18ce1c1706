import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { Bullet } from '@/components/charts/bullet';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import { exceptionRows, judged, reportedText } from '../rules';
import { whyOf } from '../why';
import styles from './exceptions.module.css';
import { LeadName } from './lead-name';

interface Props {
  progress: ProgressView;
  /** What may be done about one of them; stands beside why it is listed. */
  action?: (row: IndicatorProgress) => ReactNode;
}

/** What needs attention most, worst first, each with why. */
export function Exceptions({ progress, action }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { indicators, exceptionCount, period } = progress;
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
                {words.quarterShort(progress.period)}
              </th>
            </tr>
          </thead>
          {shown.map((row) => (
            <tbody key={row.planIndicatorId}>
              <tr>
                <td>
                  <StatusMark status={row.status} short />
                </td>
                <th scope="rowgroup" className={styles.name}>
                  <AppLink to={`/indicators/${row.planIndicatorId}`}>{row.text}</AppLink>
                  <LeadName row={row} />
                </th>
                <td className={`${styles.bullet} ${styles.desk}`}>
                  <Bullet status={row.status} value={row.value} milestone={row.milestone} target={row.target?.value} unit={row.unit} />
                </td>
                <td className={`number ${styles.value}`}>
                  <strong>{reportedText(row, period, words)}</strong>
                  <span className={styles.target}>/ {row.target ? words.target(row.target, row) : '–'}</span>
                </td>
              </tr>
              <tr className={styles.why}>
                <td />
                <td colSpan={3}>
                  <div className={styles.reason}>
                    <p>
                      {whyOf(row, period, words, t).map((clause, index, all) => (
                        <span key={index} className={styles.clause}>
                          {clause}
                          {index === all.length - 1 ? '.' : '; '}
                        </span>
                      ))}
                    </p>
                    {action?.(row)}
                  </div>
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
    </Panel>
  );
}
