import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import styles from './evidence-button.module.css';
import { useShowEvidence } from './evidence-context';

/** How much evidence the row has; opens the row's panel at it. Tab passes it over, as it does the panel's own button. */
export function EvidenceButton({ row, isPassedOver = false }: { row: ReportRow; isPassedOver?: boolean }) {
  const { t } = useTranslation('reports');
  const show = useShowEvidence();
  const label = t('evidence.openLabel', { count: row.evidenceCount, number: row.number, indicator: row.text });
  return (
    <button
      type="button"
      className={row.evidenceCount > 0 ? styles.some : styles.none}
      tabIndex={isPassedOver ? -1 : undefined}
      title={t('evidence.openHint')}
      aria-label={label}
      onClick={() => show(row.planIndicatorId)}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
        <path
          d="M13 7.5 7.8 12.7a3 3 0 0 1-4.3-4.3l5.6-5.6a2 2 0 0 1 2.9 2.9L6.6 11a1 1 0 0 1-1.4-1.4l4.7-4.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {row.evidenceCount > 0 && <span aria-hidden="true">{row.evidenceCount}</span>}
    </button>
  );
}
