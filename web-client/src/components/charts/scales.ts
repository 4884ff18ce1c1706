import { scaleLinear } from 'd3-scale';

/** Bullets of percents run from 0 to 100, unless all is so small that nothing would be seen; others to a round figure above all that they show. */
export function bulletMaximum(values: readonly (number | null | undefined)[], unit: string | null | undefined): number {
  const highest = Math.max(0, ...values.filter((value) => value != null));
  if (unit === '%' && (highest > 10 || highest === 0)) return 100;
  return highest > 0 ? (scaleLinear([0, highest], [0, 1]).nice(4).domain()[1] ?? highest) : 1;
}

/** Where a value stands on the way from 0 to the maximum, in percent of it; only the drawing is capped. */
export function position(value: number, maximum: number): number {
  return Math.min(100, Math.max(0, (100 * value) / maximum));
}

/** The range of a trend: what it shows and some air; percents stay within 0 and 100 unless a figure leaves them. */
export function trendDomain(values: readonly (number | null | undefined)[], unit: string | null | undefined): [number, number] {
  const known = values.filter((value) => value != null);
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const air = (high - low) * 0.15 || Math.abs(high) * 0.1 || 1;
  const bottom = low >= 0 ? Math.max(0, low - air) : low - air;
  const top = unit === '%' && high <= 100 ? Math.min(100 + air * 0.3, high + air) : high + air;
  return [bottom, top];
}

/** Widths in percent that add up to 100 and keep a visible sliver for small counts. */
export function stackWidths(counts: readonly number[], sliver = 3): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const raised = counts.map((count) => (count === 0 ? 0 : Math.max(sliver, (100 * count) / total)));
  const sum = raised.reduce((left, right) => left + right, 0);
  return raised.map((width) => (100 * width) / sum);
}
