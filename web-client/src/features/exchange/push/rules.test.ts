import { describe, expect, test } from 'vitest';
import { eventKey, eventKinds, faultsOf, markOf, outgoingState, stateOf, wireOf } from './rules';

const on = { isSilent: false, isOn: true };

describe('stateOf', () => {
  test.each([
    ['new', on],
    ['well', { ...on, lastAt: '2026-11-22T02:00:00Z' }],
    ['troubled', { ...on, lastAt: '2026-11-22T02:00:00Z', failingSince: '2026-11-22T01:00:00Z' }],
    ['off', { ...on, isOn: false }],
    ['gone', { ...on, isOn: false, offReason: 'gone' as const }],
    ['failing', { ...on, isOn: false, offReason: 'failing' as const, failingSince: '2026-11-19T01:00:00Z' }],
    ['silent', { isSilent: true, isOn: true, failingSince: '2026-11-19T01:00:00Z' }],
  ] as const)('%s', (state, webhook) => expect(stateOf(webhook)).toBe(state));
});

test('what wants a hand is marked apart from what rests', () => {
  expect(['well', 'troubled', 'gone', 'off'].map((state) => markOf(state as 'well'))).toEqual(['met', 'at_risk', 'off_track', 'not_applicable']);
});

test('events have texts of their own', () => {
  expect(eventKinds.map(eventKey)).toEqual(['submitted', 'returned', 'verified', 'reopened', 'locked']);
});

test('a draft says what it lacks', () => {
  const empty = { clientId: '', url: ' ', note: '', events: [] };
  expect(faultsOf(empty, true)).toEqual({ clientId: 'clientId', url: 'url', events: 'events' });
  expect(faultsOf(empty, false)).toEqual({ url: 'url', events: 'events' });
  expect(wireOf({ clientId: 'a', url: ' https://tinh.vn ', note: ' ', events: ['report.verified'] })).toEqual({
    url: 'https://tinh.vn',
    events: ['report.verified'],
  });
});

test.each([
  ['never', { waitingTotal: 8 }],
  ['level', { waitingTotal: 0, acknowledgedAt: '2026-11-22T02:00:00Z' }],
  ['waiting', { waitingTotal: 3, acknowledgedAt: '2026-11-22T02:00:00Z' }],
  ['cut', { waitingTotal: 3, acknowledgedAt: '2026-11-22T02:00:00Z', error: 'Connection refused' }],
] as const)('a node that forwards is %s', (state, view) => expect(outgoingState(view)).toBe(state));

test.each([
  ['https://truc.tinh.vn/nhan', {}],
  ['HTTPS://10.20.0.5:8443/', {}],
  ['http://localhost:5000/', {}],
  ['http://127.0.0.1/', {}],
  ['http://[::1]:80/', {}],
  ['http://truc.tinh.vn/', { url: 'unsafe' }],
  ['truc.tinh.vn', { url: 'unsafe' }],
  ['ftp://truc.tinh.vn', { url: 'unsafe' }],
  ['https://', { url: 'unsafe' }],
  ['https:truc.tinh.vn', { url: 'unsafe' }],
  ['http://localhost.tinh.vn/', { url: 'unsafe' }],
])('the address %s is looked at before it is sent', (url, faults) =>
  expect(faultsOf({ clientId: 'a', url, note: '', events: ['report.verified'] }, true)).toEqual(faults),
);
