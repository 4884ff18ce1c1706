import { useTranslation } from 'react-i18next';
import type { SharingTotals } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { formatDate, formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { clientTotals, dayBars, peakOf } from '../rules';
import styles from './day-chart.module.css';
import { useSizeText } from './use-size-text';

/** Calls a day, with the table by client behind a key; `asOf` is when the totals were asked for. */
export function DayChart({ totals, asOf }: { totals: SharingTotals; asOf: number }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const bars = dayBars(totals);
  const peak = peakOf(bars);
  if (!peak) return null;
  const finding = {
    day: formatDate(peak.day),
    most: words.number(peak.calls),
    refused: words.share(totals.refused, totals.calls),
  };
  const data = bars.map(({ day, calls, refused }) => ({
    id: day,
    name: formatDate(day),
    segments: [
      { id: 'refused', status: 'off_track' as const, word: t('log.refused'), count: refused },
      { id: 'answered', status: 'met' as const, word: t('log.answered'), count: calls - refused },
    ],
  }));
  return (
    <div className={styles.chart}>
      <ChartPanel
        kind="days"
        data={data}
        title={t(totals.refused > 0 ? 'log.chartTitle' : 'log.chartTitleNone', finding)}
        hint={t('log.chartHint')}
        sentence={t('log.chartSentence', {
          ...finding,
          from: formatDate(totals.from),
          to: formatDate(totals.to),
          days: words.number(bars.filter(({ calls }) => calls > 0).length),
          calls: words.number(totals.calls),
        })}
        source={t('log.chartSource', { moment: formatMoment(new Date(asOf).toISOString()) })}
        fileName={`luot-goi-${totals.from}-${totals.to}`}
      />
      <details className={styles.details}>
        <summary>{t('log.byClient')}</summary>
        <div className={styles.scroll}>
          <ClientTotals totals={totals} />
        </div>
      </details>
    </div>
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
