import { describe, expect, it } from 'vitest';
import { notationOf, parseNumber, toNumberText, type Notation, type NumberColumn, type NumberInput } from './number-input';

const value = (number: number): NumberInput => ({ kind: 'value', value: number });
const either = (vietnamese: number, english: number): NumberInput => ({ kind: 'ambiguous', readings: [vietnamese, english] });
const empty: NumberInput = { kind: 'empty' };
const invalid: NumberInput = { kind: 'invalid' };

describe('Reading what people type', () => {
  it.each<[string, NumberColumn, NumberInput]>([
    ['', 'percent', empty],
    ['  \u00a0', 'amount', empty],
    ['0', 'amount', value(0)],
    ['98', 'percent', value(98)],
    ['98%', 'percent', value(98)],
    ['98,5 %', 'percent', value(98.5)],
    ['18,7', 'percent', value(18.7)],
    ['18.7', 'percent', value(18.7)],
    ['0,125', 'percent', value(0.125)],
    ['18,750', 'percent', value(18.75)],
    ['1.640', 'percent', either(1640, 1.64)],
    ['12.500', 'percent', either(12500, 12.5)],
    ['100.000', 'percent', either(100000, 100)],
    ['100,000', 'percent', either(100, 100000)],
    ['1.640', 'amount', value(1640)],
    ['1 640', 'amount', value(1640)],
    ['1\u00a0640', 'amount', value(1640)],
    ['1.640,5', 'amount', value(1640.5)],
    ['1,640.5', 'amount', value(1640.5)],
    ['1.640.000', 'amount', value(1640000)],
    ['1,640,000', 'amount', value(1640000)],
    ['7,100', 'amount', either(7.1, 7100)],
    ['7,000', 'amount', either(7, 7000)],
    ['7,1', 'amount', value(7.1)],
    ['1.640', 'measure', either(1640, 1.64)],
    ['7,100', 'measure', either(7.1, 7100)],
    ['7,125', 'measure', either(7.125, 7125)],
    ['-3', 'measure', value(-3)],
    ['\u22121.640', 'amount', value(-1640)],
    ['-7,100', 'amount', either(-7.1, -7100)],
    ['33,33333', 'percent', value(33.3333)],
    ['98%', 'amount', invalid],
    ['1.64.0', 'amount', invalid],
    ['1,2,3', 'amount', invalid],
    ['05', 'amount', value(5)],
    ['01.640', 'amount', invalid],
    ['12 hộ', 'amount', invalid],
    ['-', 'amount', invalid],
    ['--3', 'amount', invalid],
    [',5', 'percent', invalid],
    ['5,', 'percent', invalid],
    ['1e3', 'amount', invalid],
    ['1234567890123456', 'amount', invalid],
  ])('%j in a column of %s', (text, column, expected) => {
    expect(parseNumber(text, column)).toEqual(expected);
  });

  it.each<[string, NumberColumn, Notation, NumberInput]>([
    ['7,100', 'amount', 'vi', either(7.1, 7100)],
    ['7,100', 'amount', 'en', value(7100)],
    ['1.640', 'amount', 'en', either(1640, 1.64)],
    ['1.640', 'percent', 'vi', value(1640)],
    ['-7,100', 'amount', 'en', value(-7100)],
    // One reading only stays what it is.
    ['18,7', 'amount', 'en', value(18.7)],
    ['12 hộ', 'amount', 'vi', invalid],
  ])('%j in a column of %s that is written as in %s', (text, column, notation, expected) => {
    expect(parseNumber(text, column, notation)).toEqual(expected);
  });

  it.each<[string[], Notation | 'mixed' | undefined]>([
    [[], undefined],
    [['12', '7,100', '1.640', 'x'], undefined],
    [['7,100', '18,7'], 'vi'],
    [['7,100', '98,25 %'], 'vi'],
    [['7,100', '0,125'], 'vi'],
    [['7,100', '1.640.000'], 'vi'],
    [['7,100', '1 640,5'], 'vi'],
    [['7,100', '1,640.5'], 'en'],
    [['7,100', '-18.7'], 'en'],
    [['18,7', '18.7'], 'mixed'],
  ])('%j gives away %s', (texts, expected) => {
    expect(notationOf(texts)).toBe(expected);
  });

  it.each<[number | null | undefined, string]>([
    [undefined, ''],
    [null, ''],
    [0, '0'],
    [1640, '1.640'],
    [18.7, '18,7'],
    [1640.1234, '1.640,1234'],
  ])('writes %j as %j', (stored, text) => {
    expect(toNumberText(stored)).toBe(text);
  });
});
