import { describe, expect, it } from 'vitest';
import type { Direction, EntryKind, TargetOperator } from '@/api-types';
import { attainmentOf } from './attainment';
import { aRow } from './fixtures';

type Case = [TargetOperator | null, Direction, number | null, number | null, number, number | undefined];

describe('Attainment as it is typed', () => {
  // The table of tests/api/Rules/ProgressRulesTests.cs: both sides have to say the same.
  it.each<Case>([
    ['ge', 'up', 80, 60, 70, 0.5],
    ['ge', 'up', 80, 60, 100, 2],
    ['ge', 'up', 80, 60, 50, -0.5],
    ['ge', 'up', 90, 60, 70, 0.3333],
    ['le', 'down', 2, 10, 4, 0.75],
    ['le', 'down', 0, 10, 0, 1],
    ['ge', 'up', 80, null, 60, 0.75],
    ['le', 'down', 2, null, 4, 0.5],
    ['le', 'down', 2, null, 1, 2],
    ['ge', 'up', 95, 100, 98, 1.0316],
    ['ge', 'up', 95, 100, 90, 0.9474],
    ['gt', 'up', 80, 80, 60, 0.75],
    ['gt', 'up', 80, null, 80, 1],
    ['eq', 'down', 0, null, 0, 1],
    ['eq', 'down', 0, null, 3, 0],
    ['eq', 'down', 0, 0, 0, 1],
    ['le', 'down', 5, null, 0, 1],
    ['lt', 'down', 0, null, 0, 0],
    ['ge', 'up', 0, null, 7, 1],
    ['ge', 'up', -5, null, -10, 0],
    ['le', 'down', -5, null, 10, 0],
    ['ge', 'up', 80, null, 0, 0],
    // A plan that says "≤" outranks a catalogue that says more is better, and the other way round.
    ['le', 'up', 5, null, 10, 0.5],
    ['ge', 'down', 5, null, 10, 2],
    [null, 'up', null, 60, 70, undefined],
    ['narrative', 'up', null, null, 1, undefined],
    ['ge', 'up', null, null, 1, undefined],
  ])('%s %s %d from %d: %d is %d', (operator, direction, target, baseline, value, expected) => {
    const row = aRow({
      direction,
      baseline: baseline ?? undefined,
      target: operator ? { year: 2026, operator, value: target ?? undefined } : undefined,
    });
    expect(attainmentOf(row, value, 'value')).toBe(expected);
  });

  it.each<[TargetOperator, EntryKind, number, number]>([
    ['yes', 'yes_no', 1, 1],
    ['yes', 'yes_no', 0, 0],
    ['yes', 'completion', 60, 0.6],
    ['completion', 'completion', 45, 0.5],
    ['completion', 'completion', 100, 1.1111],
    ['completion', 'yes_no', 1, 1],
    ['completion', 'yes_no', 0, 0],
  ])('of the word %s, entered as %s: %d is %d', (operator, kind, value, expected) => {
    expect(attainmentOf(aRow({ target: { year: 2026, operator } }), value, kind)).toBe(expected);
  });
});
