/** A quarter of a year, the period of a report: `2026Q3` on the wire and in the URL. */
export interface Quarter {
  year: number;
  quarter: 1 | 2 | 3 | 4;
}

export type Language = 'vi' | 'en';

const roman = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' } as const;

/** Takes `2026Q3` and `2026-Q3`; anything else is null. */
export function parseQuarter(text: string | null | undefined): Quarter | null {
  const match = /^(\d{4})-?Q([1-4])$/.exec(text ?? '');
  return match ? { year: Number(match[1]), quarter: Number(match[2]) as Quarter['quarter'] } : null;
}

export function quarterCode({ year, quarter }: Quarter): string {
  return `${year}Q${quarter}`;
}

export function shiftQuarter({ year, quarter }: Quarter, by: number): Quarter {
  const index = year * 4 + (quarter - 1) + by;
  return { year: Math.floor(index / 4), quarter: ((index % 4) + 1) as Quarter['quarter'] };
}

/** "Quý III/2026". A code that is no quarter is shown as it is. */
export function quarterLabel(code: string, language: Language): string {
  const quarter = parseQuarter(code);
  if (!quarter) return code;
  return language === 'vi' ? `Quý ${roman[quarter.quarter]}/${quarter.year}` : `Q${quarter.quarter} ${quarter.year}`;
}

/** "Quý III", where the year stands elsewhere. */
export function quarterShortLabel(code: string, language: Language): string {
  const quarter = parseQuarter(code);
  if (!quarter) return code;
  return language === 'vi' ? `Quý ${roman[quarter.quarter]}` : `Q${quarter.quarter}`;
}

/**
 * Any period of the wire: "Quý III/2026", "tháng 3/2026", "6 tháng đầu năm 2026", "9 tháng năm 2026", "năm 2026", "tuần 12/2026"; the server
 * words them alike. Null of a text that is none: the day of a report on request.
 */
export function periodLabel(code: string, language: Language): string | null {
  const match = /^(\d{4})(?:Q([1-4])|S([12])|(N9)|W(\d{2})|(0[1-9]|1[0-2]))?$/.exec(code);
  if (!match) return null;
  const [, year, quarter, half, nineMonths, week, month] = match;
  const isVietnamese = language === 'vi';
  if (quarter) return quarterLabel(code, language);
  if (half === '1') return isVietnamese ? `6 tháng đầu năm ${year}` : `first half of ${year}`;
  if (half === '2') return isVietnamese ? `6 tháng cuối năm ${year}` : `second half of ${year}`;
  if (nineMonths) return isVietnamese ? `9 tháng năm ${year}` : `nine months of ${year}`;
  if (week) return isVietnamese ? `tuần ${Number(week)}/${year}` : `week ${Number(week)} of ${year}`;
  if (month) return isVietnamese ? `tháng ${Number(month)}/${year}` : `${Number(month)}/${year}`;
  return isVietnamese ? `năm ${year}` : `${year}`;
}

/** First and last day of a quarter, as the wire writes days. */
export function quarterDays({ year, quarter }: Quarter): { first: string; last: string } {
  const days = { 1: ['01-01', '03-31'], 2: ['04-01', '06-30'], 3: ['07-01', '09-30'], 4: ['10-01', '12-31'] } as const;
  const [first, last] = days[quarter];
  return { first: `${year}-${first}`, last: `${year}-${last}` };
}
