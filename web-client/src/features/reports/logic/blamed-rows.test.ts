import { expect, it } from 'vitest';
import { ApiProblem } from '@/lib/api/problem';
import { blamedRows } from './blamed-rows';
import { anActual } from './fixtures';

const values = ['a', 'b', 'c'].map((planIndicatorId) => ({ planIndicatorId, version: 0 }));
const conflict = { planIndicatorId: 'b', yours: values[1]!, theirs: anActual() };

it.each<[string, ConstructorParameters<typeof ApiProblem>, object | undefined]>([
  [
    'fields of two rows',
    [400, { errors: { 'values[0].numerator': ['Tử số lớn hơn mẫu số.'], 'values[0].note': ['Ghi chú dài quá.'], 'values[2].value': ['Số âm.'] } }],
    { kind: 'blamed', refused: new Map([['a', 'Tử số lớn hơn mẫu số.'], ['c', 'Số âm.']]), conflicts: [] },
  ],
  ['a conflict', [409, { code: 'stale_version', conflicts: [conflict] }], { kind: 'blamed', refused: new Map(), conflicts: [conflict] }],
  ['a conflict of a row that was not sent', [409, { conflicts: [{ ...conflict, planIndicatorId: 'x' }] }], undefined],
  ['a row beyond the last', [400, { errors: { 'values[7].value': ['Số âm.'] } }], undefined],
  ['a report that is locked', [409, { code: 'wrong_state' }], undefined],
])('blames the rows of %s', (_, problem, expected) => {
  expect(blamedRows(new ApiProblem(...problem), values)).toEqual(expected);
});
