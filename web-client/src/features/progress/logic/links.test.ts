import { describe, expect, it } from 'vitest';
import type { BudgetRowView, TaskView } from '@/api-types';
import { choicesOf, toggled } from './links';

const task = (id: string, name: string, leadId: string): TaskView => ({
  id,
  number: `I.${id}`,
  name,
  timeframeKind: 'year',
  leads: [{ id: leadId, name: `Đơn vị ${leadId}` }],
  partners: [],
  budgetMillion: id === '2' ? 120.5 : undefined,
});

const tasks = [task('1', 'Lắp mã QR', 'kinh-te'), task('2', 'Tập huấn cán bộ', 'van-phong'), task('3', 'Kiểm tra cấp độ', 'kinh-te')];

describe('choices of tasks and money', () => {
  it.each([
    ['nothing chosen: the own unit first', { leadId: 'van-phong', text: '', chosen: [] }, ['2', '1', '3']],
    ['what is chosen comes before the own unit', { leadId: 'van-phong', text: '', chosen: ['3'] }, ['3', '2', '1']],
    ['found without tone marks', { leadId: 'x', text: 'tap huan', chosen: [] }, ['2']],
    ['found by number', { leadId: 'x', text: 'i.3', chosen: [] }, ['3']],
    ['a search hides nothing that is chosen', { leadId: 'x', text: 'tap huan', chosen: ['1'] }, ['1', '2']],
    ['nothing matches', { leadId: 'x', text: 'không có', chosen: [] }, []],
  ])('%s', (_, wanted, ids) => expect(choicesOf(tasks, wanted).map(({ id }) => id)).toEqual(ids));

  it('names who leads a task and what it costs', () =>
    expect(choicesOf(tasks, { leadId: 'x', text: 'tap', chosen: [] })).toEqual([
      { id: '2', number: 'I.2', name: 'Tập huấn cán bộ', leads: 'Đơn vị van-phong', million: 120.5 },
    ]));

  it('takes the sum of the year from a budget row', () => {
    const row: BudgetRowView = { id: 'b', number: '1', name: 'Mã QR', category: 'capital', status: 'new', total: 300, yearTotal: 120 };
    expect(choicesOf([row], { leadId: 'x', text: '', chosen: [] })[0]).toMatchObject({ leads: '', million: 120 });
  });

  it('a click chooses, another lets go', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
