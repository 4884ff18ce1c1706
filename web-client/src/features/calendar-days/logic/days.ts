import type { CalendarDayDraft, CalendarDayKind, CalendarDayView, DayCertainty } from '@/api-types';
import { isWeekend, monthOf, weeksOf, type Day, type Month } from '@/lib/days';

export const certainties: readonly DayCertainty[] = ['official', 'memory', 'estimate'];

/** What a day can be is said by its weekday: a weekday is taken off, a weekend is worked. */
export function kindOf(day: Day): CalendarDayKind {
  return isWeekend(day) ? 'makeup' : 'off';
}

/** How a day of the year looks: what people decided about it, or what it is by itself. */
export type Look = 'off' | 'makeup' | 'offInactive' | 'makeupInactive' | 'weekend' | 'plain';

export interface Cell {
  day: Day;
  look: Look;
  entry: CalendarDayView | null;
}

/** A month as weeks of seven; where another month's day would stand, null. */
export function monthOfYear(month: Month, days: readonly CalendarDayView[]): (Cell | null)[][] {
  const entries = new Map(days.map((entry) => [entry.day, entry]));
  return weeksOf(month).map((week) => week.map((day) => (monthOf(day) === month ? cellOf(day, entries.get(day) ?? null) : null)));
}

export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

export interface Counts {
  off: number;
  makeup: number;
  inactive: number;
}

export function countsOf(days: readonly CalendarDayView[]): Counts {
  const active = days.filter(({ isActive }) => isActive);
  return {
    off: active.filter(({ kind }) => kind === 'off').length,
    makeup: active.filter(({ kind }) => kind === 'makeup').length,
    inactive: days.length - active.length,
  };
}

/** The year of the address, else the one of today; the program knows no other century. */
export function parseYear(text: string | null, today: Day): number {
  return text && /^20\d{2}$/.test(text) ? Number(text) : Number(today.slice(0, 4));
}

export interface Draft {
  day: Day;
  name: string;
  certainty: DayCertainty;
  source: string;
  note: string;
  isActive: boolean;
}

export function draftOf(entry: CalendarDayView | null, day: Day): Draft {
  return {
    day,
    name: entry?.name ?? '',
    certainty: entry?.certainty ?? 'official',
    source: entry?.source ?? '',
    note: entry?.note ?? '',
    isActive: entry?.isActive ?? true,
  };
}

export type Fault = 'day' | 'name';

export function faultsOf({ day, name }: Draft): Partial<Record<'day' | 'name', Fault>> {
  return { ...(!/^20\d{2}-\d{2}-\d{2}$/.test(day) && { day: 'day' as const }), ...(name.trim() === '' && { name: 'name' as const }) };
}

/** What is sent, and what is previewed: a name that is still to be typed moves no date. */
export function bodyOf({ day, name, certainty, source, note, isActive }: Draft, version: number): CalendarDayDraft {
  return {
    day,
    kind: kindOf(day),
    name: name.trim(),
    certainty,
    isActive,
    version,
    ...(source.trim() && { source: source.trim() }),
    ...(note.trim() && { note: note.trim() }),
  };
}

function cellOf(day: Day, entry: CalendarDayView | null): Cell {
  const look: Look = !entry ? (isWeekend(day) ? 'weekend' : 'plain') : entry.isActive ? entry.kind : `${entry.kind}Inactive`;
  return { day, look, entry };
}
