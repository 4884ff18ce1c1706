import { expect, it } from 'vitest';
import { moveOf, slideAfter, slideOf, type Focus, type Move } from './slides';

it.each<[string, Focus, Move | null]>([
  ['PageDown', 'page', 'next'],
  ['PageDown', 'field', 'next'],
  ['PageUp', 'field', 'previous'],
  ['ArrowRight', 'page', 'next'],
  ['ArrowRight', 'field', null],
  ['ArrowLeft', 'button', 'previous'],
  [' ', 'page', 'next'],
  [' ', 'button', null],
  [' ', 'field', null],
  ['Home', 'page', 'first'],
  ['End', 'page', 'last'],
  ['Escape', 'page', 'leave'],
  ['Escape', 'field', null],
  ['n', 'page', null],
])('%s with the focus on a %s is %s', (key, focus, move) => expect(moveOf(key, focus)).toBe(move));

it.each<[string | null, number]>([
  [null, 1],
  ['3', 3],
  ['0', 1],
  ['99', 12],
  ['x', 1],
  ['-2', 1],
])('the URL %s is slide %s of twelve', (text, slide) => expect(slideOf(text, 12)).toBe(slide));

it('stays within the slides', () => {
  expect(slideAfter('next', 12, 12)).toBe(12);
  expect(slideAfter('previous', 1, 12)).toBe(1);
  expect(slideAfter('next', 3, 12)).toBe(4);
  expect(slideAfter('last', 3, 12)).toBe(12);
  expect(slideAfter('first', 3, 12)).toBe(1);
});
