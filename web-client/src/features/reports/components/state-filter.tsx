import { useTranslation } from 'react-i18next';
import type { ReportState } from '@/api-types';
import { useSetParams } from '@/lib/url-state';
import { reportStates, type ReportCounts } from '../logic/report-order';
import styles from './state-filter.module.css';

/** States that occur, with their counts; together they are the total. */
export function StateFilter({ counts, state }: { counts: ReportCounts; state: ReportState | null }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const setParams = useSetParams();
  const occurring = reportStates.filter((option) => counts.byState[option] > 0 || option === state);

  return (
    <div className={styles.filter} role="group" aria-label={t('review.filter')}>
      {[null, ...occurring].map((option) => (
        <button
          key={option ?? 'all'}
          type="button"
          className={styles.option}
          aria-pressed={option === state}
          onClick={() => setParams({ state: option })}
        >
          {option ? common(`reportState.${option}`) : t('review.all')} <b>{option ? counts.byState[option] : counts.total}</b>
        </button>
      ))}
    </div>
  );
}
