import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import styles from './detail.module.css';

export function QuarterTable({ row }: { row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const hasCounts = row.quarters.some(({ actual }) => actual?.denominator != null);
  return (
    <Panel title={t('detail.quarters')} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('detail.period')}</th>
            <th scope="col" className="number">
              {t('detail.milestone')}
            </th>
            <th scope="col" className="number">
              {t('detail.actual')}
            </th>
            {hasCounts && (
              <th scope="col" className={`number ${styles.desk}`}>
                {t('detail.counts')}
              </th>
            )}
            <th scope="col">{t('detail.state')}</th>
            <th scope="col" className={styles.desk}>
              {t('detail.updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row.quarters.map(({ period, milestone, actual, reportState }) => (
            <tr key={period}>
              <th scope="row">{words.quarter(period)}</th>
              <td className="number">{words.orDash(milestone, row)}</td>
              <td className="number">
                <strong>{words.actual(actual, row)}</strong>
              </td>
              {hasCounts && (
                <td className={`number ${styles.desk}`}>
                  {actual?.numerator != null && actual.denominator != null
                    ? `${words.number(actual.numerator, 2)}/${words.number(actual.denominator, 2)}`
                    : '–'}
                </td>
              )}
              <td>
                <ReportStateBadge state={reportState} />
              </td>
              <td className={styles.desk}>
                {actual?.text && <span className={styles.text}>{actual.text}</span>}
                {actual?.note && (
                  <span className={styles.text}>
                    {t('detail.note')}: {actual.note}
                  </span>
                )}
                {actual && (
                  <span className={styles.second}>
                    {actual.updatedBy ? t('detail.by', { who: actual.updatedBy, at: formatMoment(actual.updatedAt) }) : formatMoment(actual.updatedAt)}
                    {actual.isDemo && ` · ${t('detail.demo')}`}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
