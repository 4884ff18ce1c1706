import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { controlClass } from '@/components/ui/field';
import { sourcesQuery } from '../../api/get-sources';
import { draftOf } from '../../logic/row-draft';
import styles from './row-evidence.module.css';
import { RowWordLine } from '../sheet/row-word';
import { useSheetRow } from '../sheet/use-sheet-row';

// The limit of the server (ReportRules).
const limit = 500;

/** Where the figure comes from; saved with the row, like its cells. */
export function RowSource({ report, row }: { report: ReportView; row: ReportRow }) {
  const { t } = useTranslation('reports');
  const id = useId();
  const sheetRow = useSheetRow(row);
  const { data: sources = [] } = useQuery(sourcesQuery(report.summary.id ?? ''));
  const { source } = sheetRow.draft;
  const previous = row.previous?.source;
  return (
    // The keys of the one input inside, as the row of the sheet takes them.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.source}
      {...sheetRow.handlers}
      onKeyDown={(event) => {
        // Escape takes back what was typed before it closes the panel.
        if (event.key === 'Escape' && source !== draftOf(row).source) event.stopPropagation();
        sheetRow.handlers.onKeyDown(event);
      }}
    >
      <label htmlFor={id}>{t('evidence.source')}</label>
      <input
        id={id}
        type="text"
        className={controlClass}
        data-field="source"
        list={`${id}-l`}
        maxLength={limit}
        autoComplete="off"
        placeholder={t('evidence.sourceHint')}
        value={source}
        onChange={(event) => sheetRow.edit({ source: event.target.value })}
      />
      <datalist id={`${id}-l`}>
        {[...new Set([...(previous ? [previous] : []), ...sources])].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {previous && previous !== source && (
        <button type="button" className={styles.quiet} onClick={() => sheetRow.choose({ source: previous })}>
          {t('evidence.asBefore', { source: previous })}
        </button>
      )}
      <div className={styles.hint}>
        <RowWordLine sheetRow={sheetRow} />
      </div>
    </div>
  );
}
