import { describe, expect, it } from 'vitest';
import type { Notation } from '@/lib/number-input';
import type { ReportRow } from '@/api-types';
import { parseTable } from './clipboard-table';
import { anActual, aRow } from '../fixtures';
import { changesOf, faultsOf, isClear, planPaste, takenAtFirst, undoneBy, type PasteRow } from './paste';
import { draftOf, type CellField, type RowDraft } from '../row-draft';

const ratio = (planIndicatorId: string, change: Partial<ReportRow> = {}) => aRow({ planIndicatorId, ...change });
const count = (planIndicatorId: string, change: Partial<ReportRow> = {}) =>
  aRow({ planIndicatorId, kind: 'value', unit: 'lớp', decimals: 0, ...change });

/** r1 and r2 under one heading, c, y and n under the next. */
const rows: ReportRow[] = [
  ratio('r1'),
  ratio('r2'),
  count('c', { heading: 'III' }),
  aRow({ planIndicatorId: 'y', kind: 'yes_no', unit: undefined, heading: 'III', target: { year: 2026, operator: 'yes', text: 'Có' } }),
  aRow({ planIndicatorId: 'n', kind: 'narrative', unit: undefined, heading: 'III', target: { year: 2026, operator: 'narrative', text: 'Báo cáo' } }),
];
const filled = rows.map((row, index) =>
  row.kind === 'ratio' ? { ...row, actual: anActual({ entryKind: 'ratio', numerator: 10 + index, denominator: 20, note: 'chờ' }) } : row,
);

const inSheet = (all: readonly ReportRow[]): PasteRow[] =>
  all.map((row, index) => ({ row, draft: draftOf(row), isFirstOfBand: row.heading !== all[index - 1]?.heading }));
const from = (at: string) => {
  const [rowId, field] = at.split('.') as [string, CellField];
  return { rowId, field };
};
const plan = (at: string, text: string, all: readonly ReportRow[] = rows, answers?: ReadonlyMap<string, Notation>) =>
  planPaste({ rows: inSheet(all), from: from(at), table: parseTable(text), hasNotes: true }, answers);

/** "r1.numerator=1640" for what lands at first, "r1.numerator?rate" for what is doubted, both where both. */
function said(pasted: ReturnType<typeof plan>): string[] {
  const taken = takenAtFirst(pasted);
  return pasted.cells.map(({ key, change, doubt, field }) => {
    const cell = change?.[field];
    const value = change?.isNotApplicable ? 'KPS' : typeof cell === 'object' ? (cell.settled ?? '') : cell;
    return `${key}${taken.has(key) ? `=${value}` : ''}${doubt ? `?${doubt}` : ''}`;
  });
}

describe('A block from a spreadsheet', () => {
  it.each<[string, string, string, string[]]>([
    ['a column runs down the figures', 'r1.numerator', '512\r\n1.204\r\n7\r\n', ['r1.numerator=512', 'r2.numerator=1204', 'c.value=7']],
    [
      'two columns are numerator and denominator',
      'r1.numerator',
      '512\t530\r\n1.204\t1.310\r\n7\t\r\n',
      ['r1.numerator=512', 'r1.denominator=530', 'r2.numerator=1204', 'r2.denominator=1310', 'c.value=7'],
    ],
    [
      'a column of denominators leaves out rows that have none',
      'r1.denominator',
      '530\r\n1.310\r\n7\r\n',
      ['r1.denominator=530', 'r2.denominator=1310', 'c.stray?no_cell'],
    ],
    [
      'figures with notes beside them',
      'r1.numerator',
      '512\t530\tĐủ hồ sơ\r\n1.204\t1.310\t\r\n7\t\t"Chờ\nđợt 2"\r\n',
      [
        'r1.numerator=512',
        'r1.denominator=530',
        'r1.note=Đủ hồ sơ',
        'r2.numerator=1204',
        'r2.denominator=1310',
        'c.value=7',
        'c.note=Chờ\nđợt 2',
      ],
    ],
    [
      'the percent that the sheet computes is passed over',
      'r1.numerator',
      '512\t530\t96,6 %\tĐủ\r\n1.204\t1.310\t91,9 %\t\r\n\t\t7\t\r\n',
      ['r1.numerator=512', 'r1.denominator=530', 'r1.note=Đủ', 'r2.numerator=1204', 'r2.denominator=1310', 'c.value=7'],
    ],
    [
      'and shown where it comes to another figure',
      'r1.numerator',
      '512\t530\t69,6 %\r\n1.204\t1.310\t91,9 %\r\n',
      ['r1.numerator=512', 'r1.denominator=530', 'r1.value?computed', 'r2.numerator=1204', 'r2.denominator=1310'],
    ],
    ['a column of notes', 'r2.note', 'Đủ\r\nThiếu\r\n', ['r2.note=Đủ', 'c.note=Thiếu']],
    ['a value and its note', 'c.value', '7\tĐủ\r\nx\t\r\n', ['c.value=7', 'c.note=Đủ', 'y.value=1']],
    ['two columns of figures that begin at a row of one', 'c.value', '7\t\r\n', ['c.value=7']],
    ['yes and no', 'y.value', 'Chưa\r\n', ['y.value=0']],
    ['a report in words', 'y.value', 'Có\r\nĐã trình Sở\r\n', ['y.value=1', 'n.text=Đã trình Sở']],
    ['a figure for a report in words', 'n.text', '12\r\n', ['n.text?figure_for_text']],
    ['english figures', 'r1.numerator', '1,640.5\t2,000.0\r\n', ['r1.numerator=1640.5', 'r1.denominator=2000']],
    ['spaces for thousands', 'r1.numerator', '1 640\t2\u00a0000\r\n', ['r1.numerator=1640', 'r1.denominator=2000']],
    ['a rate for a fraction', 'r1.numerator', '91,4 %\r\n12\r\n', ['r1.numerator?rate', 'r2.numerator=12']],
    ['a figure for a fraction, from a row of one', 'c.value', '7\r\n', ['c.value=7']],
    ['words for a figure', 'r1.numerator', '12 hồ sơ\r\n#DIV/0!\r\n', ['r1.numerator?unreadable', 'r2.numerator?unreadable']],
    ['"không phát sinh"', 'r1.numerator', 'Không phát sinh\t\r\n12\t20\r\n', ['r1.numerator=KPS', 'r2.numerator=12', 'r2.denominator=20']],
    ['a dash', 'r1.numerator', '-\t-\r\n12\t20\r\n', ['r1.numerator?dash', 'r2.numerator=12', 'r2.denominator=20']],
    ['half a dash', 'r1.numerator', '-\t20\r\n', ['r1.numerator?unreadable', 'r1.denominator=20']],
    ['dots for what was not collected', 'r1.numerator', '…\r\n12\r\n', ['r2.numerator=12']],
    ['empty cells in an empty sheet', 'r1.numerator', '\t530\r\n12\t\r\n', ['r1.denominator=530', 'r2.numerator=12']],
  ])('%s', (_, at, text, expected) => {
    expect(said(plan(at, text))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['what is the same', '10\t20\r\n', []],
    ['what is the same, written in another way', '10,0\t20\r\n', []],
    ['another value', '10\t21\r\n', ['r1.denominator=21?overwrites']],
    ['an empty cell', '\t21\r\n', ['r1.numerator?empties', 'r1.denominator=21?overwrites']],
    ['an empty note', '10\t20\t\r\n11\t20\tmới\r\n', ['r1.note?empties', 'r2.note=mới?overwrites']],
    ['"không phát sinh"', 'KPS\tKPS\r\n', ['r1.numerator=KPS?overwrites']],
  ])('over filled cells: %s', (_, text, expected) => {
    expect(said(plan('r1.numerator', text, filled))).toEqual(expected);
  });

  it('takes a row out of "không phát sinh" only with a word', () => {
    const none = [{ ...rows[0]!, actual: anActual({ entryKind: 'not_applicable' }) }];
    const pasted = plan('r1.numerator', '12\t20\r\n', none);
    expect(said(pasted)).toEqual(['r1.numerator=12?overwrites', 'r1.denominator=20?overwrites']);
    expect(changesOf(pasted, takenAtFirst(pasted)).get('r1')?.isNotApplicable).toBe(false);
    expect(said(plan('r1.numerator', '-\t\r\n', none))).toEqual([]);
  });

  it('leaves a row alone that is the sum of its hamlets, but for the note', () => {
    const summed = [ratio('r1', { isByHamlet: true }), ratio('r2')];
    expect(said(plan('r1.numerator', '1\t2\tĐủ\r\n3\t4\t\r\n', summed))).toEqual([
      'r1.value?by_hamlet',
      'r1.note=Đủ',
      'r2.numerator=3',
      'r2.denominator=4',
    ]);
  });

  it('has no place for words where the sheet has no notes', () => {
    const pasted = planPaste({ rows: inSheet(rows), from: from('r1.numerator'), table: parseTable('1\t2\tĐủ\r\n'), hasNotes: false });
    expect(said(pasted)).toEqual(['r1.numerator=1', 'r1.denominator=2']);
    expect(pasted.overflow).toBe(1);
  });

  it('wonders at half a file', () => {
    const files = [ratio('r1', { numeratorLabel: 'Số hồ sơ trực tuyến' }), ratio('r2')];
    expect(said(plan('r1.numerator', '7,1\t9\r\n7,1\t9\r\n', files))).toEqual([
      'r1.numerator=7.1?fraction',
      'r1.denominator=9',
      'r2.numerator=7.1',
      'r2.denominator=9',
    ]);
  });

  it('enters a rate as a rate where the person says so', () => {
    const pasted = plan('r1.numerator', '91,4 %\r\n12\r\n');
    expect(changesOf(pasted, new Set(['r1.numerator'])).get('r1')).toMatchObject({ mode: 'percent', value: { settled: 91.4 } });
  });
});

describe('Numbers with two readings', () => {
  it('are settled by a figure of their column that has one', () => {
    expect(said(plan('r1.numerator', '7,100\r\n1,640.5\r\n'))).toEqual(['r1.numerator=7100', 'r2.numerator=1640.5']);
  });

  it('are asked about all the same where a count would get three decimals', () => {
    expect(said(plan('r1.denominator', '2,000\r\n1.300,5\r\n'))).toEqual(['r1.denominator?ambiguous', 'r2.denominator=1300.5']);
  });

  it('are asked about once for a column, and the question stays when it is answered', () => {
    const text = '7,100\t9,200\r\n8,500\t9,300\r\n';
    const asked = plan('r1.numerator', text);
    expect(said(asked)).toEqual(['r1.numerator?ambiguous', 'r1.denominator?ambiguous', 'r2.numerator?ambiguous', 'r2.denominator?ambiguous']);
    expect(asked.questions).toEqual([
      { key: '0', column: 'numerator', text: '7,100', readings: [7.1, 7100], count: 2 },
      { key: '1', column: 'denominator', text: '9,200', readings: [9.2, 9200], count: 2 },
    ]);
    const answered = plan('r1.numerator', text, rows, new Map([['0', 'en']]));
    expect(said(answered)).toEqual(['r1.numerator=7100', 'r1.denominator?ambiguous', 'r2.numerator=8500', 'r2.denominator?ambiguous']);
    expect(answered.questions).toHaveLength(2);
  });

  it('are asked about one by one where the column contradicts itself', () => {
    const text = '7,100\r\n18,7\r\n18.7\r\n';
    const counts = ['a', 'b', 'd'].map((id) => count(id, { unit: 'Mbps', decimals: 1 }));
    const asked = plan('a.value', text, counts);
    expect(asked.questions.map(({ key }) => key)).toEqual(['a 0']);
    expect(said(plan('a.value', text, counts, new Map([['a 0', 'vi']])))).toEqual(['a.value=7.1', 'b.value=18.7', 'd.value=18.7']);
  });

  it('are left alone where a column is asked about and its natural reading is known', () => {
    expect(said(plan('r1.numerator', '1.640\r\n2.000\r\n'))).toEqual(['r1.numerator=1640', 'r2.numerator=2000']);
  });
});

describe('What stands around the figures', () => {
  it('leaves out a line of words above them', () => {
    const pasted = plan('r1.numerator', 'Tử số\tMẫu số\r\n512\t530\r\n');
    expect(pasted.header).toEqual(['Tử số', 'Mẫu số']);
    expect(said(pasted)).toEqual(['r1.numerator=512', 'r1.denominator=530']);
  });

  it.each(['x\r\n7\r\n', '-\r\n7\r\n', '\r\n7\r\n', 'Không phát sinh\r\n7\r\n'])('takes %j for no header', (text) => {
    expect(plan('r1.numerator', text).header).toBeUndefined();
  });

  it('leaves out the lines of the headings where each meets one', () => {
    const pasted = plan('r1.numerator', '1\t2\r\n3\t4\r\n\t\r\n7\t\r\n');
    expect(pasted.headingLines).toBe(1);
    expect(said(pasted)).toEqual(['r1.numerator=1', 'r1.denominator=2', 'r2.numerator=3', 'r2.denominator=4', 'c.value=7']);
  });

  it('keeps an empty line that stands anywhere else', () => {
    const pasted = plan('r1.numerator', '1\r\n\r\n7\r\n');
    expect(pasted.headingLines).toBe(0);
    expect(said(pasted)).toEqual(['r1.numerator=1', 'c.value=7']);
  });

  it.each<[string, string, string, number]>([
    ['below', 'y.value', 'Có\r\nĐã trình\r\nthêm\r\n\r\n', 1],
    ['to the right', 'r1.note', 'a\tb\r\nc\td\r\n', 2],
    ['nothing', 'r1.numerator', '1\t2\r\n', 0],
  ])('counts what falls off the sheet: %s', (_, at, text, expected) => {
    expect(plan(at, text).overflow).toBe(expected);
  });
});

describe('Whether a paste lands at once', () => {
  const clear = (at: string, text: string, all = rows) => isClear(plan(at, text, all), inSheet(all));
  it.each<[string, string, string, boolean]>([
    ['plain figures', 'r1.numerator', '512\t530\r\n1.204\t1.310\r\n', true],
    ['a header', 'r1.numerator', 'Tử số\r\n512\r\n', false],
    ['headings', 'r1.numerator', '1\r\n3\r\n\r\n7\r\n', false],
    ['too many lines', 'n.text', 'Đã trình\r\n7\r\n', false],
    ['two readings', 'r1.numerator', '7,100\r\n', false],
    ['a numerator above its denominator', 'r1.numerator', '5\t4\r\n', false],
  ])('%s: %s', (_, at, text, expected) => {
    expect(clear(at, text)).toBe(expected);
  });

  it('does not where it would write over a value', () => {
    expect(clear('r1.numerator', '10\t21\r\n', filled)).toBe(false);
    expect(clear('r1.numerator', '10\t20\r\n', filled)).toBe(true);
  });

  it('says which rows cannot be saved then', () => {
    const pasted = plan('r1.numerator', '5\t4\r\n5\t6\r\n');
    expect([...faultsOf(inSheet(rows), changesOf(pasted, takenAtFirst(pasted)))]).toEqual([['r1', 'numerator_above_denominator']]);
  });
});

describe('Taking a paste back', () => {
  const before = draftOf(rows[0]!);
  const pasted: Partial<RowDraft> = { numerator: { text: '1.640', settled: 1640 }, note: 'mới' };

  it('puts back what still says what was pasted', () => {
    const now = { ...before, ...pasted, numerator: { text: '1640', settled: 1640 } };
    expect(undoneBy(before, pasted, now)).toEqual({ numerator: { text: '' }, note: '' });
  });

  it('leaves what was typed since', () => {
    expect(undoneBy(before, pasted, { ...before, ...pasted, note: 'mới hơn' })).toEqual({ numerator: { text: '' } });
  });
});
