import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import styles from './indicator-rows.module.css';

/** The unit that leads; where the plan names none, who enters it meanwhile. */
export function LeadName({ row }: { row: Pick<IndicatorProgress, 'leadName' | 'isUnassigned'> }) {
  const { t } = useTranslation();
  return (
    <span className={styles.second}>
      {row.leadName}
      {row.isUnassigned && <em className={styles.unassigned}> · {t('unassigned')}</em>}
    </span>
  );
}
