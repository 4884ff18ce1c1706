import { expect, test } from 'vitest';
import { toCsv } from './csv';

const table = { columns: ['Chỉ tiêu', 'Thực hiện'], rows: [['Phủ sóng; 5G', 18.7], ['=HYPERLINK("x")', null]] };

test('Vietnamese Excel reads semicolons and decimal commas', () => {
  expect(toCsv(table, 'vi')).toBe(`\uFEFFChỉ tiêu;Thực hiện\r\n"Phủ sóng; 5G";18,7\r\n"'=HYPERLINK(""x"")";\r\n`);
});

test('English Excel reads commas and decimal points', () => {
  expect(toCsv(table, 'en').split('\r\n')[1]).toBe('"Phủ sóng; 5G",18.7');
});

test('a text that would run as a formula stays a text, a negative number stays a number', () => {
  const csv = toCsv({ columns: ['a', 'b'], rows: [['-cmd', -1.5]] }, 'vi');
  expect(csv.split('\r\n')[1]).toBe("'-cmd;-1,5");
});
