export interface Spot {
  row: number;
  /** 0 is the head of the row, then its tiles from left to right. */
  place: number;
}

/** Where a key leads in a grid whose rows have that many places; null where it leads nowhere. */
export function moved({ row, place }: Spot, key: string, lengths: readonly number[]): Spot | null {
  const last = (at: number) => (lengths[at] ?? 1) - 1;
  const to = (at: number, wanted: number): Spot | null => (at in lengths && wanted >= 0 && wanted <= last(at) ? { row: at, place: wanted } : null);
  switch (key) {
    case 'ArrowRight':
      return to(row, place + 1);
    case 'ArrowLeft':
      return to(row, place - 1);
    case 'ArrowDown':
      return to(row + 1, Math.min(place, last(row + 1)));
    case 'ArrowUp':
      return to(row - 1, Math.min(place, last(row - 1)));
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, last(row));
    default:
      return null;
  }
}
