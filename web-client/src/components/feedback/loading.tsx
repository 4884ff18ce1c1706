import { useTranslation } from 'react-i18next';
import styles from './loading.module.css';

export function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className={styles.loading}>
      {t('feedback.loading')}
    </p>
  );
}
