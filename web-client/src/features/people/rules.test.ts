import { describe, expect, it } from 'vitest';
import type { OrganizationKind, OrganizationView, PersonAccount, Role } from '@/api-types';
import {
  above,
  asChange,
  countStates,
  draftOf,
  emptyDraft,
  faultsOf,
  filterPeople,
  leftBehind,
  placesFor,
  readListState,
  stateOf,
  treeOf,
  withPlace,
  type AccountState,
  type Draft,
  type DraftFault,
} from './rules';

const now = new Date('2026-09-29T03:00:00Z');

const place = (id: string, kind: OrganizationKind, name: string, parentId?: string): OrganizationView => ({
  id,
  kind,
  name,
  code: id,
  path: `/${id}/`,
  isActive: true,
  ...(parentId && { parentId }),
});
const oneCommune = treeOf([
  place('c1', 'commune', 'Xã Kỳ Hoa'),
  place('h1', 'hamlet', 'Thôn An Hòa', 'c1'),
  place('u1', 'unit', 'Văn phòng', 'c1'),
  place('u2', 'unit', 'Công an xã', 'c1'),
]);
const province = treeOf([
  place('p', 'province', 'Tỉnh Hà Tĩnh'),
  place('c1', 'commune', 'Xã Kỳ Hoa', 'p'),
  place('u1', 'unit', 'Văn phòng', 'c1'),
  place('u2', 'unit', 'Công an xã', 'c1'),
  place('c2', 'commune', 'Xã Kỳ Lạc', 'p'),
  place('u3', 'unit', 'Phòng Kinh tế', 'c2'),
]);

const anAccount = (change: Partial<PersonAccount> = {}): PersonAccount => ({
  id: 'a',
  userName: 'van.a',
  displayName: 'Nguyễn Văn A',
  role: 'officer',
  organizationId: 'u1',
  organizationName: 'Văn phòng',
  isActive: true,
  lastSeenAt: '2026-09-28T02:00:00Z',
  isHead: false,
  version: 3,
  ...change,
});
const aDraft = (change: Partial<Draft> = {}): Draft => ({
  displayName: 'Nguyễn Văn A',
  userName: 'van.a',
  role: 'officer',
  communeId: 'c1',
  placeId: 'u1',
  email: '',
  phone: '',
  isHead: false,
  password: 'k7mq-x3tv-9hwe-pz4r',
  isActive: true,
  ...change,
});
const ids = (places: OrganizationView[]) => places.map(({ id }) => id);

describe('Listing accounts', () => {
  it.each<[Partial<PersonAccount>, AccountState]>([
    [{}, 'active'],
    [{ lastSeenAt: undefined }, 'unused'],
    [{ lockedUntil: '2026-09-29T03:00:01Z' }, 'locked'],
    [{ lockedUntil: '2026-09-29T03:00:00Z' }, 'active'],
    [{ lockedUntil: '2026-09-29T03:00:01Z', lastSeenAt: undefined }, 'locked'],
    [{ lockedUntil: '2026-09-29T03:00:01Z', isActive: false }, 'off'],
  ])('%o is %s', (change, state) => {
    expect(stateOf(anAccount(change), now)).toBe(state);
  });

  it('counts every account once', () => {
    const people = [anAccount(), anAccount({ isActive: false }), anAccount({ lastSeenAt: undefined }), anAccount({ lastSeenAt: undefined })];
    expect(countStates(people, now)).toEqual({ active: 1, unused: 2, locked: 0, off: 1 });
  });

  it.each<[string, string[]]>([
    ['', ['a', 'b', 'c']],
    ['q=nguyen', ['a']],
    ['q=V%C4%82N+PH', ['a']],
    ['q=ky+lac', ['b']],
    ['q=bich', ['b']],
    ['role=system_admin', ['c']],
    ['state=off', ['b']],
    ['state=broken', ['a', 'b', 'c']],
    ['q=van&state=off', []],
  ])('shows of "%s" %j', (search, found) => {
    const people = [
      anAccount(),
      anAccount({ id: 'b', displayName: 'Trần Bích', userName: 'bich', organizationId: 'u3', organizationName: 'Phòng Kinh tế', isActive: false }),
      anAccount({ id: 'c', displayName: 'Quản trị', userName: 'admin', role: 'system_admin', organizationId: undefined, organizationName: undefined }),
    ];
    const state = readListState(new URLSearchParams(search));
    expect(filterPeople(people, state, now, province).map(({ id }) => id)).toEqual(found);
  });

  it('names what is around a place, as far as it is in sight', () => {
    expect(above({ organizationId: 'u3' }, province)?.id).toBe('c2');
    expect(above({ organizationId: 'c2' }, province)?.id).toBe('p');
    expect(above({ organizationId: 'c1' }, oneCommune)).toBeNull();
    expect(above({}, province)).toBeNull();
  });
});

describe('Placing a role', () => {
  it.each<[Role | '', string, string[]]>([
    ['', 'c1', []],
    ['officer', '', []],
    ['officer', 'c1', ['u2', 'u1']],
    ['officer', 'c2', ['u3']],
    ['standing_office', '', ['c1', 'c2']],
    ['committee', 'c2', ['c1', 'c2']],
    ['commune_admin', 'c2', ['c1', 'c2']],
    ['province_viewer', 'c1', ['p']],
    ['system_admin', 'c1', []],
  ])('%s of commune "%s" goes to %j', (role, communeId, expected) => {
    expect(ids(placesFor(role, communeId, province))).toEqual(expected);
  });

  it('lists units by name, and no hamlets: they have no form of their own', () => {
    expect(ids(placesFor('officer', 'c1', oneCommune))).toEqual(['u2', 'u1']);
  });

  it.each<[string, Partial<Draft>, string]>([
    ['keeps a place that fits', { placeId: 'u2' }, 'u2'],
    ['lets go of a place in another commune', { placeId: 'u3' }, ''],
    ['takes the only choice', { communeId: 'c2' }, 'u3'],
    ['lets go of a unit where the role sits at a commune', { role: 'committee' }, ''],
    ['takes the only province', { role: 'province_viewer' }, 'p'],
    ['has no place for who runs the system', { role: 'system_admin' }, ''],
  ])('%s', (_, change, placeId) => {
    expect(withPlace(aDraft(change), province).placeId).toBe(placeId);
  });

  it('asks for the commune only where there are several', () => {
    expect(emptyDraft(oneCommune, '').communeId).toBe('c1');
    expect(emptyDraft(province, '').communeId).toBe('');
    expect(draftOf(anAccount({ organizationId: 'u3' }), province)).toMatchObject({ communeId: 'c2', placeId: 'u3', password: '' });
    expect(draftOf(anAccount({ organizationId: 'c1', role: 'committee' }), oneCommune)).toMatchObject({ communeId: 'c1', placeId: 'c1' });
    expect(draftOf(anAccount({ organizationId: 'p', role: 'province_viewer' }), province)).toMatchObject({ communeId: '', placeId: 'p' });
  });
});

describe('Checking an account before it is sent', () => {
  it.each<[Partial<Draft>, boolean, Partial<Record<string, DraftFault>>]>([
    [{}, true, {}],
    [{ displayName: ' ' }, true, { displayName: 'nameMissing' }],
    [{ userName: ' ' }, true, { userName: 'userNameMissing' }],
    [{ userName: 'văn.a' }, true, { userName: 'userNameSigns' }],
    [{ userName: '.van' }, true, { userName: 'userNameSigns' }],
    [{ userName: ' A1._@-x ' }, true, {}],
    [{ role: '', placeId: '' }, true, { role: 'roleMissing' }],
    [{ placeId: '' }, true, { organizationId: 'placeMissing' }],
    [{ role: 'system_admin', placeId: '' }, true, {}],
    [{ password: '' }, true, { password: 'passwordLength' }],
    [{ password: 'k'.repeat(11) }, true, { password: 'passwordLength' }],
    [{ password: 'k'.repeat(201) }, true, { password: 'passwordLength' }],
    [{ password: '' }, false, {}],
    [{ password: 'k'.repeat(11) }, false, { password: 'passwordLength' }],
    // Older names may hold what new ones may not; they are not sent again.
    [{ userName: 'tên cũ' }, false, {}],
    [{ email: ' a@x.vn ' }, true, {}],
    [{ email: 'a@x' }, true, { email: 'email' }],
    [{ phone: '0912 345 678' }, true, {}],
    [{ phone: '12345' }, true, { phone: 'phone' }],
  ])('%o (new: %s) has the faults %o', (change, isNew, faults) => {
    expect(faultsOf(aDraft(change), isNew)).toEqual(faults);
  });

  it('sends an account back as it is, without what the server keeps for itself', () => {
    expect(asChange(anAccount())).toEqual({ displayName: 'Nguyễn Văn A', role: 'officer', organizationId: 'u1', isActive: true, version: 3 });
    expect(asChange(anAccount({ email: 'a@x.vn' })).email).toBe('a@x.vn');
    expect(asChange(anAccount({ role: 'system_admin', organizationId: undefined }))).not.toHaveProperty('organizationId');
  });
});

describe('what a person leaves behind', () => {
  const rows = [{ lead: { id: 'u1', name: 'Văn phòng' } }, { lead: { id: 'u2', name: 'Công an xã' } }];

  it.each<[string, Partial<PersonAccount>, number]>([
    ['an officer keeps what the own unit leads', {}, 1],
    ['an officer elsewhere keeps nothing', { organizationId: 'u9' }, 2],
    ['an account that is off keeps nothing', { isActive: false }, 2],
    ['the standing office keeps what it answers for', { role: 'standing_office', organizationId: 'c1' }, 0],
    ['the standing office, switched off, keeps nothing', { role: 'standing_office', organizationId: 'c1', isActive: false }, 2],
    ['a role that does not enter keeps nothing', { role: 'committee', organizationId: 'c1' }, 2],
  ])('%s', (_, change, count) => expect(leftBehind(anAccount(change), rows)).toBe(count));
});
