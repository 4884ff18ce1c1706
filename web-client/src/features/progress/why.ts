import type { TFunction } from 'i18next';
import type { IndicatorProgress } from '@/api-types';
import type { Wording } from '@/lib/wording';
import { reportedText, shownForecast } from './rules';

type Row = IndicatorProgress;

/** Why an indicator needs attention, clause by clause: where it stands, how fast it goes, where that ends. The figures are the API's. */
export function whyOf(row: Row, period: string, words: Wording, t: TFunction<'progress'>): string[] {
  return [standing(row, period, words, t), pace(row, words, t), outlook(row, words, t)].filter((clause) => clause !== null);
}

function standing(row: Row, period: string, words: Wording, t: TFunction<'progress'>): string | null {
  const value = reportedText(row, period, words);
  if (row.milestone == null || row.gap == null) return t('why.notDone', { value });
  const milestone = words.measure(row.milestone, row);
  // Only a gap of less than the last shown decimal is told exactly; "thiếu 0" would say that nothing is missing.
  const gap = distance(Math.abs(row.gap), row, words, t);
  return t(row.direction === 'down' ? 'why.above' : 'why.below', { value, milestone, gap });
}

function distance(gap: number, row: Row, words: Wording, t: TFunction<'progress'>): string {
  const decimals = gap >= 0.5 * 10 ** -row.decimals ? row.decimals : 4;
  const figure = words.number(gap, decimals);
  if (row.unit === '%') return t('why.points', { figure });
  return row.unit ? `${figure}\u00a0${row.unit}` : figure;
}

function pace({ neededPace, recentPace, decimals }: Row, words: Wording, t: TFunction<'progress'>): string | null {
  const needed = neededPace == null ? null : words.signed(neededPace, decimals);
  const recent = recentPace == null ? null : words.signed(recentPace, decimals);
  if (needed && recent) return t('why.pace', { needed, recent });
  if (needed) return t('why.needed', { needed });
  return recent && t('why.recent', { recent });
}

function outlook(row: Row, words: Wording, t: TFunction<'progress'>): string | null {
  const forecast = shownForecast(row);
  return forecast === null ? null : t('why.forecast', { forecast: words.measure(forecast, row) });
}
