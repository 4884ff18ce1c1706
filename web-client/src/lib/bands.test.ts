import { expect, test } from 'vitest';
import { bandsOf } from './bands';

test('rows stand under the heading that the document puts above them, also where it comes back', () => {
  const bands = bandsOf([{ id: 1, heading: 'A' }, { id: 2, heading: 'A' }, { id: 3 }, { id: 4, heading: 'A' }]);
  expect(bands.map(({ key, heading, rows }) => [key, heading, rows.map(({ id }) => id)])).toEqual([
    ['A 0', 'A', [1, 2]],
    [' 0', null, [3]],
    ['A 1', 'A', [4]],
  ]);
});
