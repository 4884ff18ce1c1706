import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { useAskForRow } from './row-panel-context';
import styles from './row-details-button.module.css';

/** Opens the row's panel. Among inputs it is passed over by Tab: Ctrl+Enter opens the panel from any of them. */
export function RowDetailsButton({ row, hasCells = false }: { row: ReportRow; hasCells?: boolean }) {
  const { t } = useTranslation('reports');
  const ask = useAskForRow();
  return (
    <button
      type="button"
      className={styles.details}
      tabIndex={hasCells ? -1 : undefined}
      title={hasCells ? t('panel.openHint') : undefined}
      aria-keyshortcuts="Control+Enter"
      aria-label={t('panel.openLabel', { number: row.number, indicator: row.text })}
      onClick={() => ask(row.planIndicatorId)}
    >
      {t('panel.open')}
    </button>
  );
}
