import { expect, test } from 'vitest';
import { asChange, namesOf } from './rules';

test.each([
  ['Thôn 1\nThôn 2', ['Thôn 1', 'Thôn 2']],
  [' Thôn 1 \r\n\r\nThôn 2\r\n', ['Thôn 1', 'Thôn 2']],
  ['Thôn 1\t120\nThôn 2\t80', ['Thôn 1', 'Thôn 2']],
  ['  \n', []],
])('names in %j', (text, names) => {
  expect(namesOf(text)).toEqual(names);
});

test('a change keeps the rest and the version that was seen', () => {
  const hamlet = { id: 'h', name: 'Thôn 1', position: 2, isActive: true, version: 3 };
  expect(asChange(hamlet, { isActive: false })).toEqual({ name: 'Thôn 1', position: 2, isActive: false, version: 3 });
});
