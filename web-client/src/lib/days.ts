import { formatDate } from './format';

/** A day of the office as the wire writes it: `2026-11-22`. */
export type Day = string;

/** A month of the calendar: `2026-11`. */
export type Month = string;

/** The office's day of an instant. */
export function dayOf(instant: string | Date): Day {
  const [day, month, year] = formatDate(typeof instant === 'string' ? instant : instant.toISOString()).split('/');
  return `${year}-${month}-${day}`;
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** 1 on Monday to 7 on Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) > 5;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** Takes `2026-11`; anything else is null. */
export function parseMonth(text: string | null): Month | null {
  return text && /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

export function shiftMonth(month: Month, by: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + number - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The weeks, Monday to Sunday, that hold the days of a month. */
export function weeksOf(month: Month): Day[][] {
  const first = `${month}-01`;
  const next = `${shiftMonth(month, 1)}-01`;
  const weeks: Day[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday < next; monday = addDays(monday, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset)));
  }
  return weeks;
}
