import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { controlClass } from '@/components/ui/field';
import { FilterChips } from '@/components/ui/filter-chips';
import { useSetParams } from '@/lib/url-state';
import { countByState, unitsOf, type CalendarFilter } from '../logic/calendar';
import { deadlineStates } from '../logic/states';
import styles from './calendar-filters.module.css';

interface Props {
  deadlines: readonly ObligationView[];
  filter: CalendarFilter;
  now: Date;
}

/** Unit and state, kept in the URL; counts are of the weeks that are shown. */
export function CalendarFilters({ deadlines, filter, now }: Props) {
  const { t } = useTranslation('deadlines');
  const setParams = useSetParams();
  const ofUnit = deadlines.filter((one) => filter.organizationId === null || one.organization.id === filter.organizationId);
  const counts = countByState(ofUnit, now);
  const occurring = deadlineStates.filter((state) => counts.has(state) || state === filter.state);
  return (
    <div className={styles.filters}>
      <select
        className={`${controlClass} ${styles.unit}`}
        aria-label={t('calendar.unit')}
        value={filter.organizationId ?? ''}
        onChange={(event) => setParams({ unit: event.target.value || null })}
      >
        <option value="">{t('calendar.allUnits')}</option>
        {unitsOf(deadlines).map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
      <FilterChips
        label={t('calendar.state')}
        options={[
          { code: null, word: t('calendar.allStates'), count: ofUnit.length },
          ...occurring.map((code) => ({ code, word: t(`state.${code}`), count: counts.get(code) ?? 0 })),
        ]}
        chosen={filter.state}
        onChoose={(state) => setParams({ state })}
      />
    </div>
  );
}
