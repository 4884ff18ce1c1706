import { describe, expect, it } from 'vitest';
import type { NoticeSettings } from '@/api-types';
import { changeOf, draftOf, hasNoEnd, hoursWith, kindGroups, timeOf, withKind, type SettingsDraft } from './settings';

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
])('%i minutes are %s', (minutes, time) => expect(timeOf(minutes)).toBe(time));

it('offers every half hour and whatever is chosen', () => {
  expect(hoursWith(450)).toHaveLength(48);
  expect(hoursWith(455).slice(14, 18)).toEqual([420, 450, 455, 480]);
});

it('sends back what it was given', () => {
  const change = changeOf(draftOf(stored), 3);
  expect({ ...stored, ...change }).toEqual(stored);
  expect(Object.keys(change)).not.toContain('hasMail');
});

describe('quiet hours', () => {
  it('are left out where nobody wants them, and offered as the night when taken up again', () => {
    const loud = { ...stored, quietFrom: undefined, quietUntil: undefined };
    const draft = draftOf(loud);
    expect(changeOf(draft, 3)).not.toHaveProperty('quietFrom');
    expect(changeOf({ ...draft, isQuiet: true }, 3)).toMatchObject({ quietFrom: 1260, quietUntil: 360 });
  });
});

it.each<[Partial<SettingsDraft>, boolean]>([
  [{}, false],
  [{ quietUntil: 1260 }, true],
  [{ quietUntil: 1260, isQuiet: false }, false],
])('%o has no end: %s', (change, hasNone) => expect(hasNoEnd({ ...draftOf(stored), ...change })).toBe(hasNone));

it('mutes a kind and lets it out again', () => {
  const muted = withKind(draftOf(stored), 'opened', false);
  expect(muted.muted).toEqual(['verified', 'opened']);
  expect(withKind(muted, 'verified', true).muted).toEqual(['opened']);
});

it('offers every kind once', () => {
  const kinds = kindGroups.flatMap((group) => group.kinds);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toHaveLength(18);
});
