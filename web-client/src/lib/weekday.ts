import { useTranslation } from 'react-i18next';
import { weekdayOf, type Day } from './days';

/** "thứ Bảy" of a day. */
export function useWeekday(): (day: Day) => string {
  const { t } = useTranslation();
  return (day) => t(`weekday.${weekdayOf(day) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
}
