import { useTranslation } from 'react-i18next';
import { hasOldWord, isOutdated } from '../../logic/warnings';
import { TextCell } from './cells';
import styles from './explanation.module.css';
import { useSheet } from './sheet-context';
import type { SheetRow } from './use-sheet-row';
import { useWarningText } from '../use-warning-text';

/** What looks odd about the stored value, and the word that settles it; grey while a newer figure is typed. */
export function Explanation({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const { canEdit } = useSheet();
  const warningText = useWarningText();
  const { row, draft, warningId } = sheetRow;
  const isSaid = draft.explanation.trim() !== '';
  const isOld = hasOldWord(row, draft);
  const isExplained = isSaid && !isOld;
  const state = isExplained ? t('warning.explained') : t('warning.toExplain');
  return (
    <div className={styles.explanation} data-state={isOutdated(row, draft) ? 'outdated' : isExplained ? 'explained' : 'open'}>
      <p id={warningId} className={styles.warning}>
        <strong>{state}:</strong> {row.warnings.map((warning) => warningText(row, warning)).join('; ')}
      </p>
      {canEdit ? (
        <div className={styles.word}>
          {/* The input carries its own, longer name for screen readers. */}
          <span aria-hidden="true">{t('sheet.explanation')}</span>
          <TextCell sheetRow={sheetRow} field="explanation" />
          {isOld && (
            <span className={styles.old}>
              {t('warning.oldWord')}{' '}
              <button type="button" className={styles.keep} onClick={() => sheetRow.choose({ isExplanationKept: true })}>
                {t('warning.keepWord')}
              </button>
            </span>
          )}
        </div>
      ) : (
        isSaid && (
          <p className={styles.said}>
            {t('sheet.explanation')}: {draft.explanation}
          </p>
        )
      )}
    </div>
  );
}
