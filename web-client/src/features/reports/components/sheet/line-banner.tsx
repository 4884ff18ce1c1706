import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { formatTime } from '@/lib/format';
import type { Line } from '../../logic/saving/save-queue';
import styles from './line-banner.module.css';

// Long enough to be read out.
const goodNewsFor = 10_000;

/** How many rows wait for the line, and that they went when it is back. */
export function LineBanner({ line, onRetry }: { line: Line; onRetry: () => void }) {
  const { t } = useTranslation('reports');
  const [read, setRead] = useState<Line | null>(null);
  const hasNews = !line.isDown && line.waiting === 0 && line.sentLate > 0 && read !== line;

  useEffect(() => {
    if (!hasNews) return;
    const timer = setTimeout(() => setRead(line), goodNewsFor);
    return () => clearTimeout(timer);
  }, [hasNews, line]);

  return (
    <div role="status" className={styles.banner}>
      {line.isDown && (
        <div className={styles.down}>
          <span>
            <strong>{t('line.down')}</strong> {t('line.waiting', { count: line.waiting })}
            {line.lastTry && <span className={styles.time}> {t('line.lastTry', { time: formatTime(line.lastTry) })}</span>}
          </span>
          <Button onClick={onRetry}>{t('line.retry')}</Button>
        </div>
      )}
      {hasNews && <p className={styles.sent}>{t('line.sent', { count: line.sentLate })}</p>}
    </div>
  );
}
