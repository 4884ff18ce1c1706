import type { MeasureFigure } from '@/api-types';
import type { Wording } from '@/lib/wording';

/** What a commune reported, in words and in its own unit. */
export function actualOf(figure: MeasureFigure, decimals: number, words: Wording): string {
  return words.actual(figure, { unit: figure.unit, decimals });
}

/** "≥ 80 %"; where the plan sets none for the year the years that it does. */
export function targetOf({ target, horizonYears, unit }: MeasureFigure, decimals: number, words: Wording): string {
  return target ? words.target(target, { unit, decimals }) : (horizonYears?.join(', ') ?? '–');
}

/** "1.641/1.944"; null where it was not made of two counts. */
export function countsOf({ numerator, denominator }: Pick<MeasureFigure, 'numerator' | 'denominator'>, words: Wording): string | null {
  return numerator === undefined || denominator === undefined ? null : `${words.number(numerator, 4)}/${words.number(denominator, 4)}`;
}
