import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { reviewStop } from '../review/review-keys';
import { useAskForRow } from './row-panel-context';
import styles from './row-details-button.module.css';

interface Props {
  row: ReportRow;
  hasCells?: boolean;
  /** Whether the keys of the review stop here. */
  isStop?: boolean;
}

/** Opens the row's panel. Among inputs it is passed over by Tab: Ctrl+Enter opens the panel from any of them. */
export function RowDetailsButton({ row, hasCells = false, isStop = false }: Props) {
  const { t } = useTranslation('reports');
  const ask = useAskForRow();
  return (
    <button
      type="button"
      {...(isStop && reviewStop)}
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
