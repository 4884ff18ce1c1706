import { describe, expect, it } from 'vitest';
import type { NoticeSettings } from '@/api-types';
import { changeOf, draftOf, faultsOf, kindGroups, minutesOf, timeOf, withKind, type SettingsDraft } from './settings';

const stored: NoticeSettings = {
  mail: 'digest',
  isCalled: true,
  quietFrom: 1260,
  quietUntil: 390,
  digestAt: 420,
  mutedKinds: ['verified'],
  version: 3,
  hasMail: true,
  hasBridge: false,
};

it.each([
  [0, '00:00'],
  [450, '07:30'],
  [1439, '23:59'],
])('%i minutes are %s', (minutes, time) => {
  expect(timeOf(minutes)).toBe(time);
  expect(minutesOf(time)).toBe(minutes);
});

it.each(['', '24:00', '7:30', 'bảy giờ'])('"%s" is no time', (time) => expect(minutesOf(time)).toBeNull());

it('sends back what it was given', () => {
  expect({ ...stored, ...changeOf(draftOf(stored), stored) }).toEqual(stored);
  expect(Object.keys(changeOf(draftOf(stored), stored))).not.toContain('hasMail');
});

describe('quiet hours', () => {
  it('are left out where nobody wants them, and offered as the night when taken up again', () => {
    const loud = { ...stored, quietFrom: undefined, quietUntil: undefined };
    const draft = draftOf(loud);
    expect(changeOf(draft, loud)).not.toHaveProperty('quietFrom');
    expect(changeOf({ ...draft, isQuiet: true }, loud)).toMatchObject({ quietFrom: 1260, quietUntil: 360 });
  });
});

it.each<[Partial<SettingsDraft>, object]>([
  [{}, {}],
  [{ digestAt: '' }, { digestAt: 'timeMissing' }],
  [{ digestAt: '', mail: 'each' }, {}],
  [{ quietFrom: '' }, { quietFrom: 'timeMissing' }],
  [{ quietUntil: '' }, { quietUntil: 'timeMissing' }],
  [{ quietUntil: '21:00' }, { quietUntil: 'quietSame' }],
  [{ quietUntil: '21:00', isQuiet: false }, {}],
])('%o has the faults %o', (change, faults) => expect(faultsOf({ ...draftOf(stored), ...change })).toEqual(faults));

it('keeps the time of the digest where it was emptied and is not asked for', () => {
  expect(changeOf({ ...draftOf(stored), mail: 'never', digestAt: '' }, stored).digestAt).toBe(420);
});

it('mutes a kind and lets it out again', () => {
  const muted = withKind(draftOf(stored), 'opened', false);
  expect(muted.muted).toEqual(['verified', 'opened']);
  expect(withKind(muted, 'verified', true).muted).toEqual(['opened']);
});

it('offers every kind once', () => {
  const kinds = kindGroups.flatMap((group) => group.kinds);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toHaveLength(11);
});
