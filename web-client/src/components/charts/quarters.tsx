import { useTranslation } from 'react-i18next';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { QuarterCounts } from './model';
import { stackWidths } from './scales';

/** A bar a quarter: reached the milestone, below it, not reported. */
export default function Quarters({ data }: { data: readonly QuarterCounts[] }) {
  const { t } = useTranslation();
  const words = useWording();
  return (
    <>
      <ul className={styles.stacks}>
        {data.map(({ period, reached, below, missing }) => {
          const [first = 0, second = 0] = stackWidths([reached, below, missing]);
          return (
            <li key={period}>
              <span>{words.quarterShort(period)}</span>
              <svg className={styles.stack} height="14" aria-hidden="true" focusable="false">
                <rect width="100%" height="14" fill="var(--track)" />
                <rect width={`${first}%`} height="14" fill="var(--on-track)" />
                <rect x={`${first}%`} width={`${second}%`} height="14" fill="var(--at-risk)" stroke="var(--panel)" strokeWidth="1" />
              </svg>
              <span className="number">{reached + below > 0 ? `${words.number(reached)}/${words.number(reached + below)}` : '–'}</span>
            </li>
          );
        })}
      </ul>
      <ul className={styles.legend} aria-hidden="true">
        <li>
          <i className={styles.swatchReached} /> {t('chart.reached')}
        </li>
        <li>
          <i className={styles.swatchBelow} /> {t('chart.below')}
        </li>
        <li>
          <i className={styles.swatchMissing} /> {t('chart.missing')}
        </li>
      </ul>
    </>
  );
}
