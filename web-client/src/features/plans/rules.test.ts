import { describe, expect, test } from 'vitest';
import type { BudgetRowView, TaskView } from '@/api-types';
import { budgetSums, contentTypeOf, filterTasks, readTaskFilter, timingOf } from './rules';

const third = { year: 2026, quarter: 3 } as const;

test.each([
  [' {"schema": 1}', 'application/json'],
  ['schema: ward-kpi/plan@1', 'application/yaml'],
  ['# {comment}\nschema: x', 'application/yaml'],
])('%j is sent as %s', (text, type) => {
  expect(contentTypeOf(text)).toBe(type);
});

describe('the timing of a task in the third quarter of 2026', () => {
  test.each([
    [undefined, undefined, 'steady'],
    ['2026-01-01', undefined, 'steady'],
    ['2026-11-01', undefined, 'upcoming'],
    ['2026-04-01', '2026-06-30', 'past'],
    ['2026-07-01', '2026-09-30', 'due'],
    [undefined, '2026-07-01', 'due'],
    ['2026-01-01', '2026-12-31', 'running'],
    ['2026-10-01', '2026-12-31', 'upcoming'],
  ])('from %s to %s is %s', (startsOn, endsOn, timing) => {
    expect(timingOf({ startsOn, endsOn }, third)).toBe(timing);
  });
});

test('tasks are found by unit, whether it leads or helps, by timing and by text without diacritics', () => {
  const task = (number: string, changes: Partial<TaskView>): TaskView => ({
    id: number,
    number,
    name: '',
    timeframeKind: 'year',
    leads: [],
    partners: [],
    ...changes,
  });
  const unit = { id: 'kinh-te', name: 'Phòng Kinh tế' };
  const tasks = [
    task('1', { name: 'Đài truyền thanh', leads: [unit] }),
    task('2', { name: 'Tập huấn', partners: [unit], endsOn: '2026-08-31' }),
    task('3', { name: 'Mua sắm' }),
  ];
  const shown = (search: string) => filterTasks(tasks, readTaskFilter(new URLSearchParams(search)), third).map(({ number }) => number);
  expect(shown('unit=kinh-te')).toEqual(['1', '2']);
  expect(shown('q=dai truyen')).toEqual(['1']);
  expect(shown('timing=due')).toEqual(['2']);
  expect(shown('timing=nonsense')).toEqual(['1', '2', '3']);
});

test('an empty cell of the budget adds nothing', () => {
  const rows = [{ total: 2500, province: 2500, yearTotal: 2500 }, { total: 350, other: 350 }] as BudgetRowView[];
  expect(budgetSums(rows)).toEqual({ total: 2850, province: 2500, other: 350, yearTotal: 2500, yearProvince: 0, yearOther: 0 });
});
