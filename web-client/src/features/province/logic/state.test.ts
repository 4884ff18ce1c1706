import { describe, expect, test } from 'vitest';
import { figure, ratio, standing } from './fixtures';
import { findByName, firstMeasure, placeOf, readProvinceState, sortStandings } from './state';

describe('the address', () => {
  test('says what is looked at', () => {
    expect(readProvinceState(new URLSearchParams('code=SOC.VNEID&province=p&count=sent&q=ky&sort=onTime&dir=desc&open=c'))).toEqual({
      code: 'SOC.VNEID',
      provinceId: 'p',
      includesSubmitted: true,
      text: 'ky',
      sort: 'onTime',
      descending: true,
      openId: 'c',
    });
  });

  test('may hold anything', () => {
    expect(readProvinceState(new URLSearchParams('sort=tuổi&count=all'))).toEqual({
      code: null,
      provinceId: null,
      includesSubmitted: false,
      text: '',
      sort: 'place',
      descending: false,
      openId: null,
    });
  });
});

describe('sorting', () => {
  const rows = [standing('Xã Năm', { rank: 2, onTimeRate: 50 }), standing('Xã Ba'), standing('Xã Hai', { rank: 1, onTimeRate: 80 }), standing('Xã Bốn', { rank: 2 })];
  const names = (sorted: typeof rows) => sorted.map(({ name }) => name);

  test('goes by place, equals by name', () => {
    expect(names(sortStandings(rows, 'place', false))).toEqual(['Xã Hai', 'Xã Bốn', 'Xã Năm', 'Xã Ba']);
  });

  test('leaves who has no figure behind the others either way', () => {
    expect(names(sortStandings(rows, 'place', true))).toEqual(['Xã Bốn', 'Xã Năm', 'Xã Hai', 'Xã Ba']);
    expect(names(sortStandings(rows, 'onTime', false))).toEqual(['Xã Năm', 'Xã Hai', 'Xã Ba', 'Xã Bốn']);
    expect(names(sortStandings(rows, 'onTime', true))).toEqual(['Xã Hai', 'Xã Năm', 'Xã Ba', 'Xã Bốn']);
  });

  test('by name counts numbers as numbers', () => {
    expect(names(sortStandings([standing('Xã 10'), standing('Xã 9')], 'name', false))).toEqual(['Xã 9', 'Xã 10']);
  });

  test('by verified forms takes their share', () => {
    const all = [standing('A', { reportCount: 4, verifiedCount: 2 }), standing('B', { reportCount: 1, verifiedCount: 1 }), standing('C')];
    expect(names(sortStandings(all, 'verified', true))).toEqual(['B', 'A', 'C']);
  });
});

test('a commune is found without diacritics, and by its province', () => {
  const rows = [standing('Xã Kỳ Hoa'), standing('Phường Ngọc Sơn', { provinceName: 'Thanh Hóa' })];
  expect(findByName(rows, 'ky hoa').map(({ name }) => name)).toEqual(['Xã Kỳ Hoa']);
  expect(findByName(rows, 'thanh hoa').map(({ name }) => name)).toEqual(['Phường Ngọc Sơn']);
  expect(findByName(rows, ' ')).toHaveLength(2);
});

test('the first measure is the one that most communes reported, then that most have', () => {
  const measure = (code: string, communeCount: number, figureCount: number) => ({ code, nameVi: code, pillarId: 'egov', kind: 'ratio' as const, communeCount, figureCount });
  expect(firstMeasure([measure('A', 9, 2), measure('B', 3, 3), measure('C', 5, 3), measure('D', 5, 3)])?.code).toBe('C');
  expect(firstMeasure([])).toBeNull();
});

test('a figure leads to the row that it stands in, and a commune without one to its plan', () => {
  expect(placeOf(figure('Xã Hai', { counted: ratio(80, 70) }))).toBe('/indicators/row-80?plan=plan-Xã Hai');
  expect(placeOf(figure('Xã Ba', {}))).toBe('/overview?plan=plan-Xã Ba');
});
