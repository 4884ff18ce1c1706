import { useTranslation } from 'react-i18next';
import type { ProgressStatus, PublicPlan } from '@/api-types';
import { Bullet } from '@/components/charts/bullet';
import { Strip } from '@/components/charts/strip';
import { StatusMark } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { downloadCsv } from '@/lib/csv';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { toTable } from '../to-table';
import styles from './plan-section.module.css';

const order: readonly ProgressStatus[] = ['met', 'on_track', 'at_risk', 'off_track', 'not_due', 'no_data', 'not_applicable'];

/** The chosen indicators of one plan: how they stand in a sentence, the strip and the table. */
export function PublicPlanSection({ plan, commune }: { plan: PublicPlan; commune: string }) {
  const { t } = useTranslation('publicPage');
  const words = useWording();
  const { counts, total } = plan.summary;
  const good = counts.filter(({ status }) => status === 'met' || status === 'on_track').reduce((sum, { count }) => sum + count, 0);
  const name = plan.number ? t('plan', { number: plan.number, year: plan.year }) : t('planOfYear', { year: plan.year });
  const state = plan.verifiedAt
    ? t('state', { period: words.quarter(plan.period), verified: plan.verifiedUnits, units: plan.units, at: formatMoment(plan.verifiedAt) })
    : t('stateNone');
  const isMixed = plan.indicators.some((row) => row.period && row.period !== plan.period);

  return (
    <section className={styles.section}>
      <p className={styles.lead}>{t('sentence', { share: words.share(good, total) })}</p>
      <p className={styles.state}>
        {name}. {state} {isMixed && t('stateMixed')}
      </p>
      <Strip
        label={t('strip')}
        segments={order.flatMap((status) =>
          counts
            .filter((entry) => entry.status === status)
            .map(({ count, percent }) => ({
              id: status,
              tone: statusTone(status),
              shape: <StatusShape status={status} size={11} />,
              word: t(`status.${status}`, { ns: 'common' }),
              count,
              percent,
            })),
        )}
      />
      <Panel
        flush
        title={t('figures', { period: words.quarter(plan.period) })}
        action={
          <Button kind="quiet" className="no-print" onClick={() => downloadCsv(`${commune}-${plan.period}`, toTable(plan, t, words), words.language)}>
            CSV
          </Button>
        }
      >
        <table className={styles.table}>
          <caption className="visually-hidden">{t('figures', { period: words.quarter(plan.period) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('column.status')}</th>
              <th scope="col">{t('column.period')}</th>
              <th scope="col" className={styles.drawn}>
                {t('column.drawn')}
              </th>
              <th scope="col" className="number">
                {t('column.value')}
              </th>
              <th scope="col" className="number">
                {t('column.target')}
              </th>
              <th scope="col" className={`number ${styles.wide}`}>
                {t('column.milestone')}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.indicators.map((row) => (
              <tr key={row.planIndicatorId}>
                <th scope="row" className={styles.name}>
                  {row.text}
                </th>
                <td className={styles.mark}>
                  <StatusMark status={row.status} />
                </td>
                <td className={styles.period}>{row.period ? words.quarter(row.period) : '–'}</td>
                <td className={styles.drawn}>
                  <Bullet status={row.status} value={row.value} milestone={row.milestone} target={row.target?.value} unit={row.unit} />
                </td>
                <td className="number">
                  <strong>{words.actual(row, row)}</strong>
                </td>
                <td className={`number ${styles.target}`}>{row.target ? words.target(row.target, row) : '–'}</td>
                <td className={`number ${styles.wide}`}>{words.orDash(row.milestone, row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  );
}
