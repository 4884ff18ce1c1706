import { useTranslation } from 'react-i18next';
import type { ReportState } from '@/api-types';
import { useSetParams } from '@/lib/url-state';
import { reportStates, type ReportCounts } from '../../logic/report-order';
import { FilterChips } from '@/components/ui/filter-chips';
import styles from './state-filter.module.css';

/** States that occur, with their counts; together they are the total. */
export function StateFilter({ counts, state }: { counts: ReportCounts; state: ReportState | null }) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const setParams = useSetParams();
  const occurring = reportStates.filter((option) => counts.byState[option] > 0 || option === state);

  return (
    <div className={styles.filter}>
      <FilterChips
        label={t('review.filter')}
        options={[
          { code: null, word: t('review.all'), count: counts.total },
          ...occurring.map((code) => ({ code, word: common(`reportState.${code}`), count: counts.byState[code] })),
        ]}
        chosen={state}
        onChoose={(code) => setParams({ state: code })}
      />
    </div>
  );
}
