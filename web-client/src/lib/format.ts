import type { Language } from './period';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
// Days and hours are those of the office, wherever the browser is.
const timeZone = 'Asia/Ho_Chi_Minh';

/** "18,7", "1.640". Trailing zeros are dropped: 60 is "60", not "60,0". */
export function formatNumber(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(value).replace('-', '−');
}

/** "91,0": always that many decimals, for headline figures and columns. */
export function formatFixed(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(value)
    .replace('-', '−');
}

/** "+8,6", "−1,2", "0". */
export function formatSigned(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text.replace(/^−(0(?:[.,]0+)?)$/, '$1');
}

/** "60 %", "981 dịch vụ", "14". */
export function formatMeasure(value: number, unit: string | null | undefined, decimals: number, language: Language): string {
  const number = formatNumber(value, decimals, language);
  return unit ? `${number}\u00a0${unit}` : number;
}

export function formatPercent(share: number, language: Language): string {
  return `${formatNumber(share, 1, language)}\u00a0%`;
}

/** "29/64 (45,3 %)"; of nothing only "0/0". */
export function formatShare(part: number, whole: number, language: Language): string {
  const counts = `${formatNumber(part, 0, language)}/${formatNumber(whole, 0, language)}`;
  return whole > 0 ? `${counts} (${formatPercent((100 * part) / whole, language)})` : counts;
}

function parts(instant: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** A date of the wire (`2026-09-14`) or the office's day of an instant: "14/09/2026". */
export function formatDate(value: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (date) return `${date[3]}/${date[2]}/${date[1]}`;
  const { day, month, year } = parts(value);
  return `${day}/${month}/${year}`;
}

/** "14/09". */
export function formatDayMonth(value: string): string {
  return formatDate(value).slice(0, 5);
}

/** "16:20". */
export function formatTime(instant: string): string {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}

/** "16:20, 29/09/2026", the office's way of naming a moment. */
export function formatMoment(instant: string): string {
  return `${formatTime(instant)}, ${formatDate(instant)}`;
}

/** "16:20:05, 29/09/2026", where several come within a minute. */
export function formatExactMoment(instant: string): string {
  return `${formatTime(instant)}:${parts(instant)['second']}, ${formatDate(instant)}`;
}
