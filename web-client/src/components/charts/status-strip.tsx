import { useTranslation } from 'react-i18next';
import type { ProgressStatus, StatusCount } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './status-strip.module.css';

/** Segments as wide as their counts, each a way to its indicators; on a phone the words are left to screen readers. */
export function StatusStrip({ counts, href }: { counts: readonly StatusCount[]; href: (status: ProgressStatus) => string }) {
  const { t } = useTranslation();
  const words = useWording();
  // Good news first: the strip is read as how far the plan has come.
  const order: readonly ProgressStatus[] = ['met', 'on_track', 'at_risk', 'off_track', 'not_due', 'no_data', 'not_applicable'];
  const shown = order.flatMap((status) => counts.filter((entry) => entry.status === status && entry.count > 0));
  return (
    <ul className={styles.strip} aria-label={t('chart.statusStrip')}>
      {shown.map(({ status, count, percent }) => (
        <li key={status} className={styles[statusTone(status)]} style={{ flexGrow: count }}>
          <AppLink to={href(status)} title={`${t(`status.${status}`)}: ${words.number(count)} (${words.percent(percent)})`}>
            <StatusShape status={status} size={11} />
            <strong>{words.number(count)}</strong>
            <span className={styles.word}>{t(`status.${status}`)}</span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
