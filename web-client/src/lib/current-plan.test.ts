import { expect, test } from 'vitest';
import type { PlanSummary } from '@/api-types';
import { pickPlan } from './current-plan';

const plan = (id: string) => ({ id }) as PlanSummary;

test('the plan of the URL wins, the first of the year stands in for one that is not there', () => {
  expect(pickPlan([plan('a'), plan('b')], 'b')?.id).toBe('b');
  expect(pickPlan([plan('a'), plan('b')], 'gone')?.id).toBe('a');
  expect(pickPlan([plan('a')], null)?.id).toBe('a');
  expect(pickPlan([], 'a')).toBeNull();
});
