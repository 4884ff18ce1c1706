import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { StatusMark } from '@/components/ui/badge';
import { useWording } from '@/lib/wording';
import { reportedText, shownForecast, toTrend } from '../rules';
import styles from './meeting.module.css';

const Trend = lazy(() => import('@/components/charts/trend'));

interface Props {
  progress: ProgressView;
  row: IndicatorProgress;
  talk: ReactNode;
  note: ReactNode;
}

/** One exception, to be read from the other end of the room. */
export function IndicatorSlide({ progress, row, talk, note }: Props) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const trend = toTrend(row, words);
  const hasTrend = row.kind !== 'narrative' && trend.quarters.some(({ value }) => value !== null);
  const figures: [string, string][] = [
    [words.quarter(progress.period), reportedText(row, progress.period, words)],
    [t('meeting.milestone'), words.orDash(row.milestone, row)],
    [t('meeting.target', { year: progress.plan.year }), row.target ? words.target(row.target, row) : '–'],
  ];
  const facts: [string, string][] = [
    [t('meeting.gap'), row.gap == null ? '–' : words.signed(row.gap, row.decimals)],
    [t('detail.needed'), row.neededPace == null ? '–' : words.signed(row.neededPace, row.decimals)],
    [t('detail.recent'), row.recentPace == null ? '–' : words.signed(row.recentPace, row.decimals)],
    [t('detail.forecast'), words.orDash(shownForecast(row), row)],
  ];
  return (
    <div className={styles.indicator}>
      <header>
        <p className={styles.unit}>
          <StatusMark status={row.status} /> {row.number} · {row.leadName}
        </p>
        <h1>{row.text}</h1>
      </header>
      <div className={styles.columns}>
        <div className={styles.left}>
          <dl className={styles.figures}>
            {figures.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {talk}
        </div>
        <div className={styles.right}>
          <div className={styles.trend}>
            {hasTrend && (
              <Suspense>
                <Trend data={trend} />
              </Suspense>
            )}
          </div>
          {note}
        </div>
      </div>
    </div>
  );
}
