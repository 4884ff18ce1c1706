import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import styles from './evidence-button.module.css';
import { Paperclip } from './paperclip';
import { useAskForRow } from '../row-panel/row-panel-context';

/** How much evidence the row has; opens the row's panel at it. Tab passes it over, as it does the panel's own button. */
export function EvidenceButton({ row, isPassedOver = false }: { row: ReportRow; isPassedOver?: boolean }) {
  const { t } = useTranslation('reports');
  const ask = useAskForRow();
  const label = t('evidence.openLabel', { count: row.evidenceCount, number: row.number, indicator: row.text });
  return (
    <button
      type="button"
      className={row.evidenceCount > 0 ? styles.some : styles.none}
      tabIndex={isPassedOver ? -1 : undefined}
      title={t('evidence.openHint')}
      aria-label={label}
      onClick={() => ask(row.planIndicatorId, 'evidence')}
    >
      <Paperclip />
      {row.evidenceCount > 0 && <span aria-hidden="true">{row.evidenceCount}</span>}
    </button>
  );
}
