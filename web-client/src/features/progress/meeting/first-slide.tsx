import { useTranslation } from 'react-i18next';
import type { ProgressView } from '@/api-types';
import { StatusMark } from '@/components/ui/badge';
import { useWording } from '@/lib/wording';
import { Headline } from '../components/headline';
import styles from './meeting.module.css';

/** The sentence of the overview and what it counts. */
export function FirstSlide({ progress }: { progress: ProgressView }) {
  const { t } = useTranslation('progress');
  const words = useWording();
  const shown = progress.exceptions.length;
  return (
    <div className={styles.first}>
      <h1>{t('meeting.heading', { commune: progress.plan.communeName, period: words.quarter(progress.period) })}</h1>
      <div className={styles.sentence}>
        <Headline progress={progress} />
      </div>
      <ul className={styles.counts}>
        {progress.summary.counts
          .filter(({ count }) => count > 0)
          .map(({ status, count, percent }) => (
            <li key={status}>
              <strong>{words.number(count)}</strong>
              <StatusMark status={status} />
              <span className="muted">{words.percent(percent)}</span>
            </li>
          ))}
      </ul>
      <p className="muted">
        {shown < progress.exceptionCount
          ? t('meeting.exceptionsOf', { shown, total: progress.exceptionCount })
          : t('meeting.exceptions', { count: shown })}
      </p>
    </div>
  );
}
