import { expect, test } from 'vitest';
import { moved } from './heat-keys';

// Three rows: a head and four tiles, a head alone, a head and two tiles.
const lengths = [5, 1, 3];

test.each([
  ['ArrowRight', { row: 0, place: 0 }, { row: 0, place: 1 }],
  ['ArrowRight', { row: 0, place: 4 }, null],
  ['ArrowLeft', { row: 2, place: 0 }, null],
  ['ArrowDown', { row: 0, place: 3 }, { row: 1, place: 0 }],
  ['ArrowDown', { row: 2, place: 1 }, null],
  ['ArrowUp', { row: 2, place: 2 }, { row: 1, place: 0 }],
  ['ArrowUp', { row: 0, place: 2 }, null],
  ['Home', { row: 0, place: 4 }, { row: 0, place: 0 }],
  ['End', { row: 2, place: 0 }, { row: 2, place: 2 }],
  ['a', { row: 0, place: 0 }, null],
])('%s from %o leads to %o', (key, from, to) => {
  expect(moved(from, key, lengths)).toEqual(to);
});
