import { expect, test } from 'vitest';
import type { TimelinessFigures, TimelinessLine } from '@/api-types';
import { byAttention, figuresOf, isEmpty, outcomes, parseKind, shapeOf } from './outcomes';

const none: TimelinessFigures = {
  expected: 0,
  onTime: 0,
  late: 0,
  missing: 0,
  onTimePercent: 0,
  latePercent: 0,
  missingPercent: 0,
  notDue: 0,
  sentEarly: 0,
  waived: 0,
  cellCount: 0,
  filledCount: 0,
};

function line(name: string, figures: Partial<TimelinessFigures>): TimelinessLine {
  const all = { ...none, ...figures };
  return { organizationId: name, name, communeId: 'c', communeName: 'Xã', total: all, quarters: [{ period: '2026Q3', figures: all }] };
}

test('who owes most comes first, then who was late; the rest keeps its order', () => {
  const lines = [line('a', {}), line('b', { late: 2 }), line('c', { missing: 1 }), line('d', { onTime: 3 }), line('e', { missing: 1, late: 1 })];
  expect(byAttention(lines, '2026Q3').map(({ name }) => name)).toEqual(['e', 'c', 'b', 'a', 'd']);
  // Nothing is known of another quarter.
  expect(byAttention(lines, '2026Q1').map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a quarter is found by its code', () => {
  const { quarters } = line('a', { late: 4 });
  expect(figuresOf(quarters, '2026Q3')?.late).toBe(4);
  expect(figuresOf(quarters, '2026Q2')).toBeNull();
});

test.each(outcomes)('one that is %s is something', (outcome) => {
  expect(isEmpty({ ...none, [outcome]: 1 })).toBe(false);
  expect(isEmpty(none)).toBe(true);
});

test('no two outcomes share a shape', () => {
  expect(new Set(outcomes.map(shapeOf)).size).toBe(outcomes.length);
});

test.each([
  ['form', 'form'],
  ['declared', 'declared'],
  ['all', null],
  [null, null],
])('the kind %s in the URL is %s', (text, kind) => {
  expect(parseKind(text)).toBe(kind);
});
