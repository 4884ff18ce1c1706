import { useTranslation } from 'react-i18next';
import styles from './filled.module.css';

/** How much of a form holds something: figures and a bar. */
export function Filled({ filled, total }: { filled: number; total: number }) {
  const { t } = useTranslation('reports');
  return (
    <div className={styles.filled}>
      <span>{t('filled', { filled, total })}</span>
      <progress className={styles.bar} value={filled} max={Math.max(total, 1)} aria-label={t('filledLabel', { filled, total })} />
    </div>
  );
}
