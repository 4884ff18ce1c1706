import { describe, expect, test } from 'vitest';
import type { ApiClientView, OrganizationView, SharingDay } from '@/api-types';
import {
  clientTotals,
  dayBars,
  draftOf,
  emptyDraft,
  faultsOf,
  fileAddress,
  inOrder,
  offeredScopes,
  peakOf,
  prefixText,
  readLogFilter,
  readShown,
  shownOf,
  sizeOf,
  termsOf,
  toggled,
  tryLine,
} from './rules';

const client: ApiClientView = {
  id: '01a20237-18d4-7c19-8f6b-3f7a7f3d2d01',
  name: 'Trục dữ liệu tỉnh',
  prefix: 'abcdefgh',
  state: 'active',
  scopes: ['read_values'],
  organizationId: 'unit',
  pillars: ['egov'],
  addresses: ['10.0.0.0/8', '192.0.2.1'],
  requestsPerMinute: 120,
  expiresOn: '2027-12-31',
  callsToday: 0,
  createdAt: '2026-11-22T02:00:00Z',
  isDemo: false,
  version: 1,
};

const places = [
  { id: 'commune', kind: 'commune', name: 'Xã Kỳ Hoa' },
  { id: 'unit', parentId: 'commune', kind: 'unit', name: 'Phòng Kinh tế' },
] as OrganizationView[];

const own = { mayHaveAll: false, today: '2026-11-22', isHalfDay: false };

describe('the form of a client', () => {
  test('a new one reads, for a year, as often as most need', () => {
    const draft = emptyDraft('commune', '2026-11-22');
    expect([draft.scopes, draft.limit, draft.expiresOn]).toEqual([['read_values', 'read_dictionary'], '120', '2027-11-22']);
  });

  test('what is opened and saved without a change says the same', () => {
    expect(termsOf(draftOf(client, places))).toEqual({
      name: client.name,
      scopes: client.scopes,
      organizationId: 'unit',
      pillars: ['egov'],
      addresses: client.addresses,
      requestsPerMinute: 120,
      expiresOn: '2027-12-31',
    });
    expect(draftOf(client, places)).toMatchObject({ rootId: 'commune', unitId: 'unit' });
  });

  test('what is left empty is not sent', () => {
    const draft = { ...emptyDraft('', '2026-11-22'), name: ' Hệ thống ', addresses: ' \n', expiresOn: '' };
    expect(termsOf(draft)).toEqual({ name: 'Hệ thống', scopes: ['read_values', 'read_dictionary'], requestsPerMinute: 120 });
  });

  test.each([
    ['120', 120],
    ['1.640', 1640],
    ['1,640', 1640],
    ['10 000', 10_000],
  ])('%s calls a minute are %i', (limit, calls) => {
    const draft = { ...emptyDraft('commune', '2026-11-22'), name: 'x', limit };
    expect(faultsOf(draft, own)).toEqual({});
    expect(termsOf(draft).requestsPerMinute).toBe(calls);
  });

  test.each(['', '0', '10001', '-5', 'nhiều'])('"%s" calls a minute are none', (limit) => {
    expect(faultsOf({ ...emptyDraft('commune', '2026-11-22'), name: 'x', limit }, own)).toEqual({ limit: 'limit' });
  });

  test('names, rights, places and groups are asked for', () => {
    const draft = { ...emptyDraft('', '2026-11-22'), scopes: [], pillars: [] };
    expect(faultsOf(draft, own)).toEqual({ name: 'name', scopes: 'scopes', place: 'place', pillars: 'pillars' });
    expect(faultsOf(draft, { ...own, mayHaveAll: true })).toEqual({ name: 'name', scopes: 'scopes', pillars: 'pillars' });
  });

  test('addresses and days are looked at before they are sent', () => {
    const draft = { ...emptyDraft('commune', '2026-11-22'), name: 'x' };
    expect(faultsOf({ ...draft, addresses: '10.0.0.1\n10.1/8', expiresOn: '2026-11-21' }, own)).toEqual({ addresses: 'address', expiresOn: 'past' });
    expect(faultsOf({ ...draft, addresses: '192.0.2.111 '.repeat(90), expiresOn: '2026-11-22' }, own)).toEqual({ addresses: 'addresses' });
  });

  test('half a day is no key for ever', () => {
    const draft = { ...emptyDraft('commune', '2026-11-22'), name: 'x', expiresOn: '' };
    expect(faultsOf(draft, own)).toEqual({});
    expect(faultsOf(draft, { ...own, isHalfDay: true })).toEqual({ expiresOn: 'halfDay' });
  });

  test('a box is checked and cleared', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

describe('what is shown', () => {
  test('of a key only its first letters', () => expect(prefixText('abcdefgh')).toBe('wkpi_abcdefgh…'));

  test('a line that tries a key', () =>
    expect(tryLine('wkpi_a', 'https://ca.vn')).toBe('curl -H "Authorization: Bearer wkpi_a" https://ca.vn/api/v1/exchange/client'));

  test('revoked ones stand last', () => {
    const rows = [
      { state: 'revoked', name: 'A' },
      { state: 'expired', name: 'C' },
      { state: 'active', name: 'B' },
    ] as const;
    expect(inOrder(rows).map(({ name }) => name)).toEqual(['B', 'C', 'A']);
  });

  test.each([
    ['', ['active', 'expired']],
    ['revoked=shown', ['active', 'expired', 'revoked']],
    ['expired=hidden', ['active']],
    ['revoked=1&expired=0', ['active', 'expired']],
  ] as const)('of keys that are over as the address says: "%s"', (search, states) => {
    const all = [{ state: 'active' }, { state: 'expired' }, { state: 'revoked' }] as const;
    expect(shownOf(all, readShown(new URLSearchParams(search))).map(({ state }) => state)).toEqual(states);
  });

  test.each([
    [0, 0, 'B'],
    [999, 999, 'B'],
    [1000, 1, 'kB'],
    [7_412_000, 7.412, 'MB'],
    [2e15, 2000, 'TB'],
  ])('%i bytes are %d %s', (bytes, value, unit) => expect(sizeOf(bytes)).toEqual({ value, unit }));
});

describe('the log', () => {
  const days: SharingDay[] = [
    { day: '2026-11-20', clientId: 'a', clientName: 'A', calls: 10, refused: 1, rows: 5, bytes: 100 },
    { day: '2026-11-22', clientId: 'a', clientName: 'A', calls: 5, refused: 0, rows: 5, bytes: 50 },
    { day: '2026-11-22', clientId: 'b', clientName: 'B', calls: 40, refused: 2, rows: 0, bytes: 7 },
  ];

  test('days without a call are drawn too, and clients are added up', () => {
    expect(dayBars({ from: '2026-11-20', to: '2026-11-22', days })).toEqual([
      { day: '2026-11-20', calls: 10, refused: 1 },
      { day: '2026-11-21', calls: 0, refused: 0 },
      { day: '2026-11-22', calls: 45, refused: 2 },
    ]);
    expect(dayBars({ from: '2026-11-22', to: '2026-11-20', days })).toEqual([]);
  });

  test('the day of most calls is the finding', () => {
    expect(peakOf(dayBars({ from: '2026-11-20', to: '2026-11-22', days }))).toEqual({ day: '2026-11-22', calls: 45, refused: 2 });
    expect(peakOf(dayBars({ from: '2026-11-20', to: '2026-11-22', days: [] }))).toBeNull();
  });

  test('the busiest client stands first', () => {
    expect(clientTotals(days)).toEqual([
      { clientId: 'b', clientName: 'B', days: 1, calls: 40, refused: 2, rows: 0, bytes: 7 },
      { clientId: 'a', clientName: 'A', days: 2, calls: 15, refused: 1, rows: 10, bytes: 150 },
    ]);
  });

  test('the address filters, and nonsense in it does not', () => {
    const filter = readLogFilter(new URLSearchParams(`client=${client.id}&from=2026-11-01&to=gestern&outcome=refused`));
    expect(filter).toEqual({ clientId: client.id, from: '2026-11-01', to: null, outcome: 'refused' });
    expect(fileAddress(filter)).toBe(`/api/v1/sharing-log/calls.csv?clientId=${client.id}&from=2026-11-01&outcome=refused`);
    expect(fileAddress({ clientId: null, from: null, to: null, outcome: null })).toBe('/api/v1/sharing-log/calls.csv');
  });
});

test('forwarding is offered to who runs the whole, and where a key has it', () => {
  const others = ['read_values', 'read_dictionary', 'write_values', 'manage_webhooks'];
  expect(offeredScopes(false, ['read_values'])).toEqual(others);
  expect(offeredScopes(false, ['forward_changes'])).toEqual([...others, 'forward_changes']);
  expect(offeredScopes(true, [])).toEqual([...others, 'forward_changes']);
});
