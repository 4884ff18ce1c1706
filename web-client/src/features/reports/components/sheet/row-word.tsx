import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { formatDayMonth, formatMoment, formatNumber, formatTime } from '@/lib/format';
import type { SaveState } from '../../logic/saving/sheet-store';
import styles from './row-word.module.css';
import { useSheet } from './sheet-context';
import type { SheetRow } from './use-sheet-row';

/** The word of a row: saved when, what is wrong, what is asked. It stands in the row, never in a message that goes away. */
export function RowWordLine({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { openConflict } = useSheet();
  const { row, draft, word, messageId } = sheetRow;

  switch (word.kind) {
    case 'fault':
      return (
        <p id={messageId} role="alert" className={styles.fault}>
          {t(`fault.${word.code}`)}
        </p>
      );
    case 'ask': {
      const text = draft[word.field].text.trim();
      return (
        <div id={messageId} role="group" aria-label={t('save.askLabel', { text })} className={styles.ask}>
          <span>{t('save.ask', { text })}</span>
          {word.readings.map((reading) => (
            <button key={reading} type="button" className={styles.choice} onClick={() => sheetRow.settle(word.field, reading)}>
              {formatNumber(reading, 4, language)}
            </button>
          ))}
        </div>
      );
    }
    case 'incomplete':
      return (
        <p id={messageId} className={styles.warning}>
          {t(`save.incomplete.${word.missing}`)}
        </p>
      );
    case 'missing':
      return (
        <p id={messageId} className={styles.fault}>
          {t('save.missing')}
        </p>
      );
    case 'fraction':
      return (
        <>
          <p id={messageId} className={styles.warning}>
            {t('save.fraction')}
          </p>
          <Saved sheetRow={sheetRow} save={{ kind: 'idle' }} />
        </>
      );
    case 'save':
      if (word.save.kind === 'conflict') {
        return (
          <button id={messageId} type="button" className={styles.conflict} onClick={() => openConflict(row.planIndicatorId)}>
            {t('save.conflict')}
          </button>
        );
      }
      return <Saved id={messageId} sheetRow={sheetRow} save={word.save} />;
  }
}

function Saved({ id, sheetRow, save }: { id?: string; sheetRow: SheetRow; save: Exclude<SaveState, { kind: 'conflict' }> }) {
  const { t } = useTranslation('reports');
  const { actual } = sheetRow.row;
  switch (save.kind) {
    case 'saving':
      return <p id={id}>{t('save.saving')}</p>;
    case 'waiting':
      return (
        <p id={id} className={styles.warning}>
          {t('save.waiting')}
        </p>
      );
    case 'refused':
      return (
        <p id={id} role="alert" className={styles.fault}>
          {t('save.refused', { reason: save.reason })}
        </p>
      );
    case 'idle':
    case 'saved': {
      const at = save.kind === 'saved' ? save.at : actual?.updatedAt;
      if (!at || sheetRow.isDirty) return <p id={id} />;
      const person = actual?.updatedBy;
      return (
        <p id={id} title={person ? t('save.savedBy', { person, moment: formatMoment(at) }) : formatMoment(at)}>
          {t('save.saved', { time: isToday(at) ? formatTime(at) : formatDayMonth(at) })}
          {actual?.isDemo && ` · ${t('save.demo')}`}
        </p>
      );
    }
  }
}

function isToday(instant: string): boolean {
  return formatDayMonth(instant) === formatDayMonth(new Date().toISOString());
}
