import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';

/** "Quý III/2026"; of a report that belongs to a day that day. */
export function usePeriodWord(): (deadline: Pick<ObligationView, 'period' | 'dates'>) => string {
  const { t } = useTranslation('deadlines');
  const words = useWording();
  return ({ period, dates }) => words.period(period) ?? t('ofDay', { day: formatDate(dates.dueAt) });
}
