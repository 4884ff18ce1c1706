import { useTranslation } from 'react-i18next';
import type { RuleDates, RuleTiming } from '@/api-types';
import { useWeekday } from '@/lib/weekday';
import { dayOf } from '@/lib/days';
import { formatDate, formatDayMonth, formatTime } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { causesOf, type Cause } from '../logic/preview';
import { endOfOffice, timeOf } from '../logic/timing';

export function useRuleWords() {
  const { t } = useTranslation('rules');
  const words = useWording();
  const weekday = useWeekday();

  const dayWords = (timing: RuleTiming): string => {
    switch (timing.deadline) {
      case 'last_week':
        return timing.frequency === 'week' ? t('deadline.endOfWeek') : t(`deadline.${timing.lastWeek ?? 'last_seven_days'}`);
      case 'day_of_month': {
        const month = timing.isNextMonth ? 'nextMonth' : timing.frequency === 'month' ? 'month' : 'lastMonth';
        return t(`deadline.${month}${timing.isBefore ? 'Before' : ''}`, { day: timing.dueDay });
      }
      case 'fixed_date': {
        const date = `${timing.dueDay}/${timing.dueMonth}${timing.dueYear ? `/${timing.dueYear}` : ''}`;
        return t(timing.isBefore ? 'deadline.before' : 'deadline.date', { date });
      }
      case 'working_days_after':
        return t(timing.cutOff === 'fourteenth' ? 'deadline.afterFourteenth' : 'deadline.afterEnd', { count: timing.workingDays ?? 0 });
      case 'on_request':
        return t('deadline.on_request');
    }
  };

  return {
    /** "Ngày 20 hằng tháng, 17:00"; the hour where it is not the end of office. */
    deadline(timing: RuleTiming): string {
      if (timing.deadline === 'on_request' || timing.dueMinute === endOfOffice) return dayWords(timing);
      return timing.dueMinute === undefined ? t('deadline.endOfDay', { day: dayWords(timing) }) : `${dayWords(timing)}, ${timeOf(timing.dueMinute)}`;
    },
    /** "Quý III/2026"; of a single report its day. */
    period: (period: string | undefined): string => (period ? (words.period(period) ?? period) : t('preview.once')),
    /** "thứ Sáu, 30/10/2026, 17:00". */
    due(dates: Pick<RuleDates, 'dueAt'>): string {
      const day = dayOf(dates.dueAt);
      const time = formatTime(dates.dueAt);
      return `${weekday(day)}, ${formatDate(day)}${time === '23:59' ? '' : `, ${time}`}`;
    },
    /** "31/10 là thứ Bảy, lùi về thứ Sáu 30/10." */
    causes(dates: RuleDates): string[] {
      return causesOf(dates).map((cause) => causeWords(cause));
    },
  };

  function causeWords({ kind, day, names, to }: Cause): string {
    switch (kind) {
      case 'moved': {
        const target = to ? `${weekday(to)} ${formatDayMonth(to)}` : '';
        const named = day ? formatDayMonth(day) : '';
        return names.length > 0
          ? t('preview.movedHoliday', { day: named, name: names[0], target })
          : t('preview.movedWeekend', { day: named, weekday: day ? weekday(day) : '', target });
      }
      case 'uncounted':
        return t('preview.uncounted', { names: names.join(', ') });
      case 'makeup':
        return t('preview.makeup', { day: day ? `${weekday(day)} ${formatDayMonth(day)}` : '', name: names[0] });
    }
  }
}
