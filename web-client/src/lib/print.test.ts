import { expect, test } from 'vitest';
import { pageRule } from './print';

test('every sheet carries whose it is, the state of its data, when it was printed and its number', () => {
  const rule = pageRule('A3 landscape', { topLeft: 'Phường "Ngọc" \\ Sơn\n2026', topRight: '9/12', bottomLeft: () => 'In lúc 10:00', page: 'Trang' });

  expect(rule).toContain('size: A3 landscape');
  expect(rule).toContain('@top-left { content: "Phường \\"Ngọc\\" \\\\ Sơn 2026"');
  expect(rule).toContain('@top-right { content: "9/12"');
  expect(rule).toContain('@bottom-left { content: "In lúc 10:00"');
  expect(rule).toContain('@bottom-right { content: "Trang " counter(page) "/" counter(pages)');
});
