import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { formatMoment } from '@/lib/format';
import { isOpen } from '../../logic/events';
import { useAskForRow } from './row-panel-context';
import styles from './row-request.module.css';

/** What the reviewer asked of a row that came back, until it is sent again; and the way to answer without changing it. */
export function RowRequestLine({ row }: { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const ask = useAskForRow();
  const { openRequest: request } = row;
  if (!request) return null;
  const who = t('request.by', { person: request.personName ?? t('sheet.system'), moment: formatMoment(request.at) });
  if (!isOpen(row)) {
    return (
      <span className={styles.done} title={who}>
        <span aria-hidden="true">✓</span> {t(request.isChanged ? 'request.changed' : 'request.answered', { text: request.text })}
      </span>
    );
  }
  return (
    <span className={styles.open} title={who}>
      <span aria-hidden="true">▲</span> <strong>{t('request.open')}</strong> {request.text}{' '}
      <button
        type="button"
        className={styles.answer}
        aria-label={t('request.answerLabel', { number: row.number, indicator: row.text })}
        onClick={() => ask(row.planIndicatorId, 'comment')}
      >
        {t('request.answer')}
      </button>
    </span>
  );
}
