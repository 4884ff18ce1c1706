import { useTranslation } from 'react-i18next';
import type { HeldIndicator } from '@/api-types';
import { useWording } from '@/lib/wording';
import styles from '../hand-over.module.css';

/** What a person looks after: on screen before it goes over, on paper in the minutes. */
export function HeldTable({ rows }: { rows: readonly HeldIndicator[] }) {
  const { t } = useTranslation('assignments');
  const words = useWording();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('handOver.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('indicator')}</th>
          <th scope="col">{t('part')}</th>
          <th scope="col" className="number">
            {t('handOver.target')}
          </th>
          <th scope="col">{t('handOver.latest')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.planIndicatorId}>
            <td className={styles.order}>{row.number}</td>
            <th scope="row">
              {row.text}
              {row.waitingRequests > 0 && <span className={styles.waiting}>{t('handOver.waiting', { count: row.waitingRequests })}</span>}
            </th>
            <td className={styles.order}>{t(`parts.${row.part}`)}</td>
            <td className="number">{row.target ? words.target(row.target, row) : '–'}</td>
            <td>
              {row.latest ? (
                <>
                  {words.actual(row.latest, row)}
                  <span className={styles.second}>
                    {words.quarterShort(row.latest.period)}
                    {row.latestState && ` · ${t(`reportState.${row.latestState}`, { ns: 'common' })}`}
                  </span>
                </>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
