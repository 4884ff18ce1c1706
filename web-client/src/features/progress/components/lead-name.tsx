import { useTranslation } from 'react-i18next';
import type { IndicatorProgress } from '@/api-types';
import styles from './indicator-rows.module.css';

/** The unit that leads, or that the plan names none: the standing office behind it is the same in every such row. */
export function LeadName({ row }: { row: Pick<IndicatorProgress, 'leadName' | 'isUnassigned'> }) {
  const { t } = useTranslation();
  return (
    <span className={row.isUnassigned ? `${styles.second} ${styles.unassigned}` : styles.second}>{row.isUnassigned ? t('unassigned') : row.leadName}</span>
  );
}
