import { useMemo } from 'react';
import type { Language } from '@/lib/period';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** Monday to Sunday by name: "T2", "Thứ Hai". */
export function useWeekdays(language: Language): { short: string; long: string }[] {
  return useMemo(() => {
    const name = (weekday: 'short' | 'long') => new Intl.DateTimeFormat(locales[language], { weekday, timeZone: 'UTC' });
    // 23 November 2026 is a Monday.
    return [23, 24, 25, 26, 27, 28, 29].map((day) => {
      const date = new Date(Date.UTC(2026, 10, day));
      return { short: name('short').format(date), long: name('long').format(date) };
    });
  }, [language]);
}
