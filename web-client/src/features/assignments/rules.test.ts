import { describe, expect, test } from 'vitest';
import type { AssignableUnit, AssignmentRow, OrphanKind } from '@/api-types';
import {
  common,
  filterRows,
  itemsOf,
  keep,
  leadOf,
  lettingGo,
  matchesOrphan,
  membersOf,
  overtaken,
  peopleOf,
  rangeOf,
  readFilter,
  undoItems,
  type OrphanFilter,
} from './rules';

const an = { id: 'an', name: 'An' };
const binh = { id: 'binh', name: 'Bình' };
const chi = { id: 'chi', name: 'Chi' };
const left = { id: 'left', name: 'Đã Nghỉ' };

const units: AssignableUnit[] = [
  { id: 'vhxh', name: 'Phòng Văn hóa - Xã hội', role: 'standing', people: [chi] },
  { id: 'kinh-te', name: 'Phòng Kinh tế', role: 'unit', people: [an, binh] },
  { id: 'doan', name: 'Đoàn Thanh niên', role: 'partner', people: [] },
];

function aRow(number: string, change: Partial<AssignmentRow> = {}): AssignmentRow {
  return {
    planIndicatorId: `row-${number}`,
    number,
    text: `Chỉ tiêu ${number}`,
    code: 'EGOV.FILES_ONLINE',
    lead: { id: 'kinh-te', name: 'Phòng Kinh tế' },
    isUnassigned: false,
    orphans: [],
    version: 1,
    ...change,
  };
}

const unassigned = { lead: { id: 'vhxh', name: 'Phòng Văn hóa - Xã hội' }, isUnassigned: true };

describe('the filter', () => {
  const rows = [
    aRow('1', { heading: 'A', responsible: an }),
    aRow('2', { heading: 'A', text: 'Chữ ký số', deputy: an, orphans: ['no_responsible'] }),
    aRow('3', { heading: 'B', ...unassigned, orphans: ['no_lead', 'deputy_unseen'] }),
  ];

  test.each<[string, string[]]>([
    ['', ['1', '2', '3']],
    ['q=chu ky', ['2']],
    ['q=egov', ['1', '2', '3']],
    ['unit=vhxh', ['3']],
    ['person=an', ['1', '2']],
    ['orphan=any', ['2', '3']],
    ['orphan=without_owner', ['2']],
    ['orphan=deputy_unseen', ['3']],
    ['orphan=unknown', ['1', '2', '3']],
    ['person=an&orphan=any', ['2']],
  ])('%s shows %j', (search, numbers) => {
    expect(filterRows(rows, readFilter(new URLSearchParams(search))).map(({ number }) => number)).toEqual(numbers);
  });
});

test.each<[OrphanKind[], OrphanFilter, boolean]>([
  [[], 'any', false],
  [['no_lead'], 'any', true],
  [['no_lead', 'deputy_inactive', 'responsible_unseen'], 'without_owner', false],
  [['no_responsible'], 'without_owner', true],
  [['responsible_inactive'], 'without_owner', true],
  [['responsible_elsewhere'], 'without_owner', true],
  [['responsible_elsewhere'], 'no_lead', false],
])('%j is %s: %s', (orphans, wanted, expected) => expect(matchesOrphan({ orphans }, wanted)).toBe(expected));

test.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['b', 'c', 'd']],
  ['b', 'b', ['b']],
  // The first of the two was filtered away meanwhile.
  ['z', 'b', ['b']],
])('from %s to %s', (from, to, ids) => expect(rangeOf(['a', 'b', 'c', 'd'], from, to)).toEqual(ids));

test('people are those who hold something or may, each once, by name', () => {
  expect(peopleOf([aRow('1', { responsible: left, deputy: an })], units).map(({ name }) => name)).toEqual(['An', 'Bình', 'Chi', 'Đã Nghỉ']);
});

test('a unit is shared by all rows, or each keeps its own', () => {
  expect(common([aRow('1'), aRow('2')], leadOf)).toBe('kinh-te');
  expect(common([aRow('1', unassigned)], leadOf)).toBe('');
  expect(common([aRow('1'), aRow('2', unassigned)], leadOf)).toBe(keep);
});

test('what nobody leads is held by people of the standing office', () => {
  expect(membersOf('', units)).toEqual([chi]);
  expect(membersOf('kinh-te', units)).toEqual([an, binh]);
  expect(membersOf('doan', units)).toEqual([]);
});

describe('what is sent', () => {
  const row = aRow('1', { responsible: an, deputy: binh, version: 4 });

  test('a row as it is says all three', () => {
    expect(itemsOf([row], { unit: keep, responsible: keep, deputy: keep })).toEqual([
      { planIndicatorId: 'row-1', version: 4, leadId: 'kinh-te', responsibleId: 'an', deputyId: 'binh' },
    ]);
  });

  test('nobody is an absent field', () => {
    expect(itemsOf([row], { unit: '', responsible: '', deputy: '' })).toEqual([{ planIndicatorId: 'row-1', version: 4 }]);
  });

  test('a deputy who becomes the responsible person is deputy no more', () => {
    expect(itemsOf([row], { unit: keep, responsible: 'binh', deputy: keep })).toEqual([
      { planIndicatorId: 'row-1', version: 4, leadId: 'kinh-te', responsibleId: 'binh' },
    ]);
  });
});

describe('who is let go', () => {
  const rows = [aRow('1', { responsible: an, deputy: binh }), aRow('2', { responsible: an })];

  test('whoever stays named and is not of the new unit, once', () => {
    expect(lettingGo(rows, { unit: 'vhxh', responsible: keep, deputy: keep }, units)).toEqual([an, binh]);
    expect(lettingGo(rows, { unit: 'vhxh', responsible: 'chi', deputy: keep }, units)).toEqual([binh]);
  });

  test('nobody where the unit stays', () => {
    expect(lettingGo(rows, { unit: keep, responsible: keep, deputy: keep }, units)).toEqual([]);
    expect(lettingGo(rows, { unit: 'kinh-te', responsible: keep, deputy: keep }, units)).toEqual([]);
  });
});

describe('taking the last act back', () => {
  test('puts unit and people back on the version that the act made', () => {
    const before = aRow('1', { responsible: an, deputy: binh });
    const after = aRow('1', { ...unassigned, responsible: chi, version: 2 });
    expect(undoItems([before], [after, aRow('2')], units)).toEqual([
      { planIndicatorId: 'row-1', version: 2, leadId: 'kinh-te', responsibleId: 'an', deputyId: 'binh' },
    ]);
  });

  test('leaves out who may hold nothing any more, unless still named', () => {
    const before = aRow('1', { responsible: left, deputy: left });
    expect(undoItems([before], [aRow('1', { responsible: an, deputy: left, version: 2 })], units)).toEqual([
      { planIndicatorId: 'row-1', version: 2, leadId: 'kinh-te', deputyId: 'left' },
    ]);
  });

  test('leaves alone what the act did not change', () => {
    expect(undoItems([aRow('1', { responsible: an })], [aRow('1', { responsible: an })], units)).toEqual([]);
  });

  test('knows what somebody else changed or took away since', () => {
    const after = [aRow('1', { version: 2 }), aRow('2', { version: 2 }), aRow('3', { version: 2 })];
    const now = [aRow('1', { version: 2 }), aRow('2', { version: 3 })];
    expect(overtaken(after, now).map(({ number }) => number)).toEqual(['2', '3']);
  });
});
