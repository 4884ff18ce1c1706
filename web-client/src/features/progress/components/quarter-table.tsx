import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { IndicatorProgress } from '@/api-types';
import { ReportStateBadge, StatusMark } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import styles from './detail.module.css';

interface Props {
  row: IndicatorProgress;
  /** Where the figure of a quarter comes from; built only for the one that is open. */
  traceOf: (period: string) => ReactNode;
}

/** The quarters of the year; one of them opens, and which stands in the URL. */
export function QuarterTable({ row, traceOf }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const opened = params.get('quarter');
  const hasCounts = row.quarters.some(({ actual }) => actual?.denominator != null);
  return (
    <Panel title={t('detail.quarters')} hint={t('detail.quartersHint')} flush>
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
            <th scope="col">{t('detail.status')}</th>
            <th scope="col" className={styles.desk}>
              {t('detail.state')}
            </th>
            <th scope="col" className={styles.desk}>
              {t('detail.updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row.quarters.map(({ period, milestone, actual, reportState, status, evidenceCount }) => {
            const isOpen = period === opened;
            return (
              <Fragment key={period}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.open}
                      aria-expanded={isOpen}
                      aria-controls={isOpen ? `trace-${period}` : undefined}
                      onClick={() => setParams({ quarter: isOpen ? null : period })}
                    >
                      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {words.quarter(period)}
                    </button>
                  </th>
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
                    <StatusMark status={status} short />
                  </td>
                  <td className={styles.desk}>
                    <ReportStateBadge state={reportState} />
                  </td>
                  <td className={styles.desk}>
                    {actual && (
                      <span className={styles.second}>
                        {actual.updatedBy ? t('detail.by', { who: actual.updatedBy, at: formatMoment(actual.updatedAt) }) : formatMoment(actual.updatedAt)}
                        {evidenceCount > 0 && ` · ${t('detail.evidence', { count: evidenceCount })}`}
                        {actual.isDemo && ` · ${t('detail.demo')}`}
                      </span>
                    )}
                  </td>
                </tr>
                {isOpen && (
                  <tr id={`trace-${period}`} className={styles.trace}>
                    <td colSpan={hasCounts ? 7 : 6}>{traceOf(period)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
