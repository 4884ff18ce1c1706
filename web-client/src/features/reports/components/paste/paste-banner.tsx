import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import styles from '../sheet/line-banner.module.css';

/** That a block landed, and the one step back. */
export function PasteBanner({ count, onUndo, onDismiss }: { count: number; onUndo: () => void; onDismiss: () => void }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  return (
    <div role="status" className={styles.banner}>
      {count > 0 && (
        <div className={styles.landed}>
          <span>{t('paste.landed', { count })}</span>
          <span className={styles.actions}>
            <Button onClick={onUndo}>{t('paste.undo')}</Button>
            <Button kind="quiet" aria-label={common('close')} onClick={onDismiss}>
              ✕
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
