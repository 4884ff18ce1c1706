import { expect, test } from 'vitest';
import { fold } from './fold';

test.each([
  ['Chữ ký số', 'chu ky so'],
  ['ĐƯỜNG truyền', 'duong truyen'],
  ['5G', '5g'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
