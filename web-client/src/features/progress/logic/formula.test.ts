import { expect, it } from 'vitest';
import { formulaOf } from './formula';

const parts = { numeratorVi: 'hồ sơ trực tuyến', denominatorVi: 'tổng số hồ sơ' };

it.each([
  ['a percent', { kind: 'ratio', unit: '%', ...parts }, '100 × hồ sơ trực tuyến ÷ tổng số hồ sơ'],
  ['a ratio without a unit is a percent', { kind: 'ratio', unit: undefined, ...parts }, '100 × hồ sơ trực tuyến ÷ tổng số hồ sơ'],
  ['per thousand', { kind: 'ratio', unit: 'doanh nghiệp/1.000 dân', ...parts }, '1.000 × hồ sơ trực tuyến ÷ tổng số hồ sơ'],
  ['in its own unit', { kind: 'ratio', unit: 'phút/hồ sơ', ...parts }, 'hồ sơ trực tuyến ÷ tổng số hồ sơ'],
  ['parts that the catalogue does not name', { kind: 'ratio', unit: '%', numeratorVi: 'hồ sơ' }, null],
  ['a counted figure', { kind: 'value', unit: 'tuyến', ...parts }, null],
] as const)('%s', (_, entry, text) => expect(formulaOf(entry)).toBe(text));

it('a measure that the catalogue does not know has none', () => expect(formulaOf(undefined)).toBeNull());
