import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import { Bullet } from '@/components/charts/bullet';
import { AppLink } from '@/components/ui/app-link';
import { Panel } from '@/components/ui/panel';
import { useWording } from '@/lib/wording';
import { targetText } from '../rules';
import styles from './indicator-rows.module.css';
import { LeadName } from './lead-name';

/** Where the figures stand between the target years around this one. */
export function Paths({ rows, year }: { rows: readonly IndicatorProgress[]; year: number }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  return (
    <Panel title={t('paths.title')} hint={t('paths.hint')} action={<AppLink to="/indicators">{t('exceptions.all')}</AppLink>} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('paths.indicator')}</th>
            <th scope="col" className={styles.desk}>
              {t('paths.bullet')}
            </th>
            <th scope="col" className="number">
              {t('paths.value')}
            </th>
            <th scope="col" className={`number ${styles.desk}`}>
              {t('paths.targets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.planIndicatorId}>
              <th scope="row" className={styles.name}>
                <AppLink to={`/indicators/${row.planIndicatorId}`}>{row.text}</AppLink>
                <LeadName row={row} />
              </th>
              <td className={`${styles.bullet} ${styles.desk}`}>
                <Bullet status={row.status} value={row.value} milestone={row.path?.expected} target={row.path?.toValue} unit={row.unit} />
              </td>
              <td className={`number ${styles.value}`}>
                <strong>{words.orDash(row.value, row)}</strong>
              </td>
              <td className={`number ${styles.desk}`}>
                {targetText(row, year, words)}
                {row.path && (
                  <span className={styles.second}>{t('paths.expected', { year, expected: words.measure(row.path.expected, row) })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
