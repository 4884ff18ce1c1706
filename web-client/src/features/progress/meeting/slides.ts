/** What a key does at a meeting: presenters send PageDown and PageUp, keyboards have arrows and the space bar. */
export type Move = 'next' | 'previous' | 'first' | 'last' | 'leave';

/** What has the focus: in a field letters and arrows belong to the text, on a button the space bar presses it. */
export type Focus = 'field' | 'button' | 'page';

export function moveOf(key: string, focus: Focus): Move | null {
  switch (key) {
    case 'PageDown':
      return 'next';
    case 'PageUp':
      return 'previous';
    case 'ArrowRight':
    case 'ArrowDown':
      return focus === 'field' ? null : 'next';
    case 'ArrowLeft':
    case 'ArrowUp':
      return focus === 'field' ? null : 'previous';
    case ' ':
      return focus === 'page' ? 'next' : null;
    case 'Home':
      return focus === 'field' ? null : 'first';
    case 'End':
      return focus === 'field' ? null : 'last';
    case 'Escape':
      return focus === 'field' ? null : 'leave';
    default:
      return null;
  }
}

/** The slide of the URL, from 1; a number that has none is the nearest. */
export function slideOf(text: string | null, count: number): number {
  const wanted = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 1;
  return Math.min(Math.max(wanted, 1), count);
}

export function slideAfter(move: Exclude<Move, 'leave'>, at: number, count: number): number {
  switch (move) {
    case 'next':
      return Math.min(at + 1, count);
    case 'previous':
      return Math.max(at - 1, 1);
    case 'first':
      return 1;
    case 'last':
      return count;
  }
}
