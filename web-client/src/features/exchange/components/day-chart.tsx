import { useTranslation } from 'react-i18next';
import type { SharingTotals } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { clientTotals, dayBars } from '../rules';
import styles from './day-chart.module.css';
import { useSizeText } from './use-size-text';

/** Calls a day, with the table by client behind a key. */
export function DayChart({ totals }: { totals: SharingTotals }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const bars = dayBars(totals);
  const most = Math.max(1, ...bars.map(({ calls }) => calls));
  const height = (count: number) => ({ height: `${(100 * count) / most}%` });
  return (
    <Panel title={t('log.totals')} hint={t('log.totalsHint')}>
      <ul className={styles.bars} aria-label={t('log.totals')}>
        {bars.map(({ day, calls, refused }) => {
          const tip = t('log.dayTip', { day: formatDate(day), calls: words.number(calls), refused: words.number(refused) });
          return (
            <li key={day} className={styles.day} title={tip}>
              <span className="visually-hidden">{tip}</span>
              <span className={styles.good} style={height(calls - refused)} />
              {refused > 0 && <span className={styles.bad} style={height(refused)} />}
            </li>
          );
        })}
      </ul>
      <p className={styles.ends} aria-hidden="true">
        <span>{formatDate(totals.from)}</span>
        <span>{formatDate(totals.to)}</span>
      </p>
      <details className={styles.details}>
        <summary>{t('log.byClient')}</summary>
        <div className={styles.scroll}>
          <ClientTotals totals={totals} />
        </div>
      </details>
    </Panel>
  );
}

function ClientTotals({ totals: { days } }: { totals: SharingTotals }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const sizeText = useSizeText();
  return (
    <table className={styles.totals}>
      <caption className="visually-hidden">{t('log.clientTotals')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.client')}</th>
          <th scope="col">{t('log.days')}</th>
          <th scope="col">{t('log.calls')}</th>
          <th scope="col">{t('log.refused')}</th>
          <th scope="col">{t('log.rows')}</th>
          <th scope="col">{t('log.bytes')}</th>
        </tr>
      </thead>
      <tbody>
        {clientTotals(days).map((total) => (
          <tr key={total.clientId}>
            <th scope="row">{total.clientName}</th>
            <td className="number">{words.number(total.days)}</td>
            <td className="number">{words.number(total.calls)}</td>
            <td className="number">{words.share(total.refused, total.calls)}</td>
            <td className="number">{words.number(total.rows)}</td>
            <td className="number">{sizeText(total.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
