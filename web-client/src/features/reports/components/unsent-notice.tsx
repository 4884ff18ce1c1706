import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useLanguage } from '@/i18n';
import { actualText } from '../logic/figures';
import { draftOf, resolve } from '../logic/row-draft';
import type { SheetStore } from '../logic/sheet-store';
import styles from './unsent-notice.module.css';
import { useWords } from './use-words';

/** What was typed and can no longer be written, because the report left the unit meanwhile: shown until somebody lets it go. */
export function UnsentNotice({ rows, store }: { rows: readonly ReportRow[]; store: SheetStore }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const said = (row: ReportRow) => {
    const draft = store.rowState(row.planIndicatorId).draft ?? draftOf(row);
    const resolution = resolve(row, draft);
    if (resolution.kind === 'ready') return actualText(row, resolution.value, words, language) ?? t('conflict.emptied');
    return [draft.numerator.text, draft.denominator.text, draft.value.text].filter(Boolean).join(' / ');
  };
  return (
    <Notice kind="warning">
      {t('unsent.text', { count: rows.length })}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.planIndicatorId}>
            {row.number} {row.text}: <strong>{said(row)}</strong>
          </li>
        ))}
      </ul>
      <Button onClick={() => rows.forEach(({ planIndicatorId }) => store.discard(planIndicatorId))}>{t('unsent.discard')}</Button>
    </Notice>
  );
}
