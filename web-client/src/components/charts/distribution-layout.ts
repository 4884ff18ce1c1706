/** Rows, from the axis up, on which dots of a size stand at their places without covering each other; in the order of the places given. */
export function stackDots(places: readonly number[], size: number): number[] {
  const ends: number[] = [];
  const rows = places.map(() => 0);
  for (const index of places.map((_, at) => at).sort((left, right) => (places[left] ?? 0) - (places[right] ?? 0))) {
    const place = places[index] ?? 0;
    const free = ends.findIndex((end) => end <= place - size);
    const row = free < 0 ? ends.length : free;
    ends[row] = place;
    rows[index] = row;
  }
  return rows;
}

export interface Label {
  /** The middle of the text. */
  at: number;
  width: number;
}

/** The line of each label, so that none covers another; null where all lines are taken there. Those that come first have the choice. */
export function layLabels(labels: readonly Label[], lines: number, gap = 8): (number | null)[] {
  const taken: Label[][] = Array.from({ length: lines }, () => []);
  return labels.map((label) => {
    const line = taken.findIndex((others) => others.every((other) => Math.abs(other.at - label.at) >= (other.width + label.width) / 2 + gap));
    taken[line]?.push(label);
    return line < 0 ? null : line;
  });
}

/** The dot nearest to a point. */
export function nearest(dots: readonly { x: number; y: number }[], x: number, y: number): number {
  let best = 0;
  let shortest = Infinity;
  dots.forEach((dot, index) => {
    const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
    if (distance < shortest) [best, shortest] = [index, distance];
  });
  return best;
}
