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

/** Lengths of counts along a bar. Each that is not zero is long enough to be written in, at the cost of the long ones, where the bar has room for all. */
export function readableLengths(counts: readonly number[], length: number, readable: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const plain = counts.map((count) => (total === 0 ? 0 : (length * count) / total));
  const short = plain.map((one) => one > 0 && one < readable);
  const kept = plain.reduce((sum, one, index) => (short[index] ? sum : sum + one), 0);
  const spare = length - short.filter(Boolean).length * readable;
  const least = Math.min(...plain.filter((one, index) => one > 0 && !short[index]));
  // What would make a long one unreadable in turn is no help.
  if (kept === 0 || (least * spare) / kept < readable) return plain;
  return plain.map((one, index) => (short[index] ? readable : (one * spare) / kept));
}

/** Where each of some lengths begins that are laid end to end. */
export function starts(lengths: readonly number[]): number[] {
  return lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
}

interface Size {
  width: number;
  height: number;
}

/** Where a bubble stands: above its mark, below it where there is no room, and always within the window. */
export function beside(mark: Size & { left: number; top: number }, bubble: Size, window: Size, air = 8): { left: number; top: number } {
  const above = mark.top - bubble.height - air;
  const below = mark.top + mark.height + air;
  const middle = mark.left + mark.width / 2 - bubble.width / 2;
  return {
    left: Math.max(air, Math.min(window.width - bubble.width - air, middle)),
    top: above >= air ? above : Math.max(air, Math.min(window.height - bubble.height - air, below)),
  };
}

interface Label extends Size {
  /** Centre of the point that it belongs to. */
  x: number;
  y: number;
  /** Above the point or below it, where both are free. */
  prefers: 'above' | 'below';
}

/** Baselines of labels, in their order: each takes the first free place nearest to its point, so that no two lie on each other. */
export function placeLabels(labels: readonly Label[], top: number, bottom: number, air = 6): number[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  return labels.map(({ x, y, width, height, prefers }) => {
    const boxAt = (baseline: number) => ({ left: x - width / 2, right: x + width / 2, top: baseline - height, bottom: baseline });
    const steps = [0, 1, 2, 3].flatMap((step) => {
      const above = y - air - step * height;
      const below = y + air + (step + 1) * height;
      return prefers === 'above' ? [above, below] : [below, above];
    });
    const isFree = (baseline: number) => {
      const box = boxAt(baseline);
      const inside = box.top >= top && box.bottom <= bottom;
      return inside && taken.every((other) => box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom);
    };
    const baseline = steps.find(isFree) ?? steps[0] ?? y;
    taken.push(boxAt(baseline));
    return baseline;
  });
}
