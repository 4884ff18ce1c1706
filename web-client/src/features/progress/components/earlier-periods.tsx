import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { indicatorHistoryQuery } from '@/lib/api/indicator-history';
import { parseQuarter } from '@/lib/period';
import { useWording } from '@/lib/wording';
import styles from './detail.module.css';

/** What earlier plans of the commune hold for the same code; nothing where there is none. */
export function EarlierPeriods({ planId, year, row }: { planId: string; year: number; row: IndicatorProgress }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const { data } = useQuery(indicatorHistoryQuery(planId, row.planIndicatorId));
  const earlier = data?.periods.filter(({ period }) => (parseQuarter(period)?.year ?? year) < year) ?? [];
  if (earlier.length === 0) return null;
  return (
    <Panel title={t('detail.earlier')} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('detail.period')}</th>
            <th scope="col" className="number">
              {t('detail.actual')}
            </th>
            <th scope="col">{t('detail.state')}</th>
            <th scope="col">{t('detail.plan')}</th>
          </tr>
        </thead>
        <tbody>
          {[...earlier].reverse().map(({ period, actual, state, earlierPlan, organizationName }) => (
            <tr key={`${period}/${earlierPlan}/${organizationName}`}>
              <th scope="row">{words.quarter(period)}</th>
              <td className="number">
                <strong>{words.actual(actual, row)}</strong>
              </td>
              <td>{state && <ReportStateBadge state={state} />}</td>
              <td>
                {earlierPlan ?? '–'}
                <span className={styles.second}>{organizationName}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
