import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { ActualView, FrozenRow, ReportEvent, RowChange, SnapshotSummary } from '@/api-types';
import '@/i18n';
import { wording } from '@/lib/wording';
import { figureText, partsOf, pickRecord, recordsOf, shortHash, trailOf } from './changes';

const words = wording(i18next.getFixedT('vi', 'common'), 'vi');
const nbsp = '\u00a0';

const frozen: FrozenRow = {
  planIndicatorId: 'p',
  number: '1',
  text: 'Hồ sơ trực tuyến',
  code: 'EGOV.FILES_ONLINE',
  unit: '%',
  target: { year: 2026, operator: 'ge', value: 60 },
  milestone: 50,
  value: { entryKind: 'ratio', numerator: 629, denominator: 1663, value: 37.8232 },
  status: 'at_risk',
  evidence: [{ kind: 'document', documentNumber: '41/BC-VHXH' }],
};

const row: RowChange = {
  planIndicatorId: 'p',
  number: '1',
  text: 'Hồ sơ trực tuyến',
  unit: '%',
  decimals: 1,
  organizationId: 'o',
  organizationName: 'Phòng Kinh tế',
  kind: 'changed',
  fields: ['value'],
  then: frozen,
  now: { ...frozen, value: { entryKind: 'percent', value: 40 }, status: 'off_track', evidence: [] },
  stateNow: 'draft',
  revisions: [],
  steps: [],
  evidenceChanges: [],
  planChanges: [],
};

const record = (period: string, number: number) => ({ period, number }) as SnapshotSummary;

const revision = (version: number, value: number, at: string, note?: string): ActualView => ({
  period: '2026Q2',
  entryKind: 'value',
  value,
  note,
  isDemo: false,
  version,
  updatedAt: at,
  updatedBy: 'Cán bộ',
});

const step = (toState: ReportEvent['toState'], at: string, reason?: string): ReportEvent => ({
  at,
  personName: 'Thường trực',
  fromState: 'verified',
  toState,
  reason,
  changeSeq: 1,
});

describe('records of a period', () => {
  const all = [record('2026Q1', 1), record('2026Q2', 1), record('2026Q2', 2)];

  it('stand in their order, without other periods', () => expect(recordsOf([...all].reverse(), '2026Q2').map(({ number }) => number)).toEqual([1, 2]));

  it.each([
    ['2', 2],
    [null, 1],
    ['7', 1],
  ])('of %s is number %d', (wanted, number) => expect(pickRecord(recordsOf(all, '2026Q2'), wanted)?.number).toBe(number));

  it('are none where nothing is frozen', () => expect(pickRecord(recordsOf(all, '2026Q3'), '1')).toBeNull());

  it('are known by the first letters of their hash', () => expect(shortHash('5f0c1e6f4f2f6ad1a9a4')).toBe('5f0c1e6f4f2f…'));
});

describe('figures', () => {
  it.each([
    ['a ratio with its parts', frozen.value, `629/1.663 = 37,8${nbsp}%`],
    ['a bare percent', { entryKind: 'percent', value: 40 }, `40${nbsp}%`],
    ['a narrative', { entryKind: 'narrative', text: 'Đã công bố' }, 'Đã công bố'],
    ['nothing to report', { entryKind: 'not_applicable' }, 'Không phát sinh'],
    ['emptied', {}, null],
  ] as const)('%s', (_, value, text) => expect(figureText(value, row, words)).toBe(text));
});

describe('then and now', () => {
  it('shows the parts that differ, each side with its own', () => {
    const changed: RowChange = { ...row, fields: ['value', 'evidence', 'state', 'target', 'milestone', 'status', 'remarks'] };
    expect(partsOf(changed, 'then', words)).toEqual([
      { field: 'value', text: `629/1.663 = 37,8${nbsp}%` },
      { field: 'evidence', names: ['41/BC-VHXH'] },
      { field: 'state', state: 'verified' },
      { field: 'target', text: `≥ 60${nbsp}%` },
      { field: 'milestone', text: `50${nbsp}%` },
      { field: 'status', status: 'at_risk' },
      { field: 'remarks', text: null },
    ]);
    expect(partsOf(changed, 'now', words).slice(0, 3)).toEqual([
      { field: 'value', text: `40${nbsp}%` },
      { field: 'evidence', names: [] },
      { field: 'state', state: 'draft' },
    ]);
  });

  it('of a row that is open again and not sent the state is told, and no figure', () => {
    const open: RowChange = { ...row, fields: ['state'], now: undefined };
    expect(partsOf(open, 'then', words)).toEqual([{ field: 'state', state: 'verified' }]);
    expect(partsOf(open, 'now', words)).toEqual([{ field: 'state', state: 'draft' }]);
  });

  it('of a row that was added there is only now', () => {
    const added: RowChange = { ...row, kind: 'added', fields: [], then: undefined };
    expect(partsOf(added, 'then', words)).toEqual([]);
    expect(partsOf(added, 'now', words).map(({ field }) => field)).toEqual(['value', 'status']);
  });
});

describe('who changed a row', () => {
  const value = { ...frozen, value: { entryKind: 'value', value: 6 } as const };

  it('goes back from the newest value to the frozen one, with why', () => {
    const trail = trailOf({
      ...row,
      then: value,
      revisions: [revision(3, 4, '2026-07-20T03:00:00Z'), revision(2, 5, '2026-07-20T02:00:00Z')],
      steps: [step('verified', '2026-07-20T05:00:00Z'), step('submitted', '2026-07-20T04:00:00Z'), step('draft', '2026-07-20T01:00:00Z', 'Đếm lại.')],
    });
    expect(trail.map((entry) => (entry.kind === 'value' ? [entry.from?.value, entry.to.value] : entry.kind === 'step' ? entry.step.toState : ''))).toEqual([
      'verified',
      [5, 4],
      [6, 5],
      'draft',
    ]);
  });

  it('tells a note beside the same figure from another figure', () =>
    expect(trailOf({ ...row, then: value, revisions: [revision(2, 6, '2026-07-20T02:00:00Z', 'Đã đối chiếu')] })[0]?.kind).toBe('remarks'));

  it('leaves the steps of a report out where only the plan changed', () => {
    const change = { at: '2026-07-21T01:00:00Z', field: 'target 2026', oldValue: '≥ 60', newValue: '≥ 90', reason: 'import' };
    const trail = trailOf({ ...row, fields: ['target'], steps: [step('draft', '2026-07-20T01:00:00Z', 'Đếm lại.')], planChanges: [change] });
    expect(trail.map(({ kind }) => kind)).toEqual(['plan']);
  });
});
