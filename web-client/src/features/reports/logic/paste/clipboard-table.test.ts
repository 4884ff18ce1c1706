import { describe, expect, it } from 'vitest';
import { isTable, parseTable } from './clipboard-table';

describe('A block from a spreadsheet', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', '512\r\n', [['512']]],
    ['a column of Excel', '512\r\n1.204\r\n7\r\n', [['512'], ['1.204'], ['7']]],
    ['a column without an end', '512\n7', [['512'], ['7']]],
    ['line breaks of an old Mac', '512\r7\r', [['512'], ['7']]],
    ['a block', '512\t530\r\n1.204\t1.310\r\n', [['512', '530'], ['1.204', '1.310']]],
    ['empty cells', '\t530\r\n512\t\r\n\t\r\n', [['', '530'], ['512', ''], ['', '']]],
    ['an empty line in a column', '512\r\n\r\n7\r\n', [['512'], [''], ['7']]],
    ['two empty lines in a column', '512\r\n\r\n\r\n7\r\n', [['512'], [''], [''], ['7']]],
    ['an empty first line', '\r\n7\r\n', [[''], ['7']]],
    ['a line break in a cell', '12\t"Chờ số liệu\nđợt 2"\r\n7\tĐủ\r\n', [['12', 'Chờ số liệu\nđợt 2'], ['7', 'Đủ']]],
    ['marks in a quoted cell', '"Gọi là ""số hóa""\ntừng phần"\r\n', [['Gọi là "số hóa"\ntừng phần']]],
    ['a CRLF in a cell', '"a\r\nb"\r\n', [['a\nb']]],
    ['marks that are the cell’s own', '"Không"\t7\r\n', [['"Không"', '7']]],
    ['a mark that never closes', '"Không\t7\r\n', [['"Không', '7']]],
    ['a cell that goes on behind its marks', '"a" và b\t7', [['"a" và b', '7']]],
    ['lines of different length', '1\t2\n3\n', [['1', '2'], ['3', '']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, expected) => {
    expect(parseTable(text)).toEqual(expected);
  });

  it.each<[string, string, boolean, boolean]>([
    ['512\r\n', '<table><td>512</table>', true, false],
    ['512\r\n7\r\n', '', true, true],
    ['Câu một.\nCâu hai.', '<p>Câu một.</p>', false, false],
    ['Đủ\r\nThiếu\r\n', '<html><table width=64>', false, true],
    ['12\tĐủ', '', false, true],
  ])('%j with %j in a cell of figures (%s) is a table: %s', (text, html, isFigure, expected) => {
    expect(isTable(text, html, isFigure)).toBe(expected);
  });
});
