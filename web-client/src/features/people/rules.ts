import type { HeldIndicator, OrganizationView, PersonAccount, PersonChange, Role } from '@/api-types';
import { fold } from '@/lib/fold';
import { isEmail } from '@/lib/email';
import { isPhone, phoneText } from '@/lib/phone';
import { longestPassword, shortestPassword } from '@/lib/password';
import { placeKindsOf } from '@/lib/rights';

export type AccountState = 'active' | 'unused' | 'locked' | 'off';

export const stateOrder: readonly AccountState[] = ['active', 'unused', 'locked', 'off'];

export function stateOf({ isActive, lockedUntil, lastSeenAt }: PersonAccount, now: Date): AccountState {
  if (!isActive) return 'off';
  if (lockedUntil && new Date(lockedUntil) > now) return 'locked';
  return lastSeenAt ? 'active' : 'unused';
}

export function countStates(people: readonly PersonAccount[], now: Date): Record<AccountState, number> {
  const counts: Record<AccountState, number> = { active: 0, unused: 0, locked: 0, off: 0 };
  for (const person of people) counts[stateOf(person, now)]++;
  return counts;
}

export interface ListState {
  text: string;
  role: string | null;
  state: AccountState | null;
}

/** What the URL says; an unknown state in it is as if it were not there. */
export function readListState(params: URLSearchParams): ListState {
  return {
    text: params.get('q') ?? '',
    role: params.get('role'),
    state: stateOrder.find((known) => known === params.get('state')) ?? null,
  };
}

export function filterPeople(people: readonly PersonAccount[], { text, role, state }: ListState, now: Date, tree: Tree): PersonAccount[] {
  const wanted = fold(text.trim());
  return people.filter(
    (person) =>
      (!role || person.role === role) &&
      (!state || stateOf(person, now) === state) &&
      (!wanted || fold(`${person.displayName} ${person.userName} ${person.organizationName ?? ''} ${above(person, tree)?.name ?? ''}`).includes(wanted)),
  );
}

/** The places of the caller, by id. */
export type Tree = ReadonlyMap<string, OrganizationView>;

export function treeOf(organizations: readonly OrganizationView[]): Tree {
  return new Map(organizations.map((place) => [place.id, place]));
}

/** The place around a person's place: the commune of a unit, the province of a commune. */
export function above({ organizationId }: Pick<PersonAccount, 'organizationId'>, tree: Tree): OrganizationView | null {
  const place = organizationId ? tree.get(organizationId) : undefined;
  return (place?.parentId ? tree.get(place.parentId) : null) ?? null;
}

export function communesOf(tree: Tree): OrganizationView[] {
  return byName([...tree.values()].filter(({ kind }) => kind === 'commune'));
}

/** Where a role can be held; a role below communes asks for the commune first, since a province has thousands of units. */
export function placesFor(role: Role | '', communeId: string, tree: Tree): OrganizationView[] {
  const kinds = role ? placeKindsOf(role) : [];
  return byName([...tree.values()].filter(({ kind, parentId }) => kinds.includes(kind) && (!isBelowCommunes(role) || parentId === communeId)));
}

export function isBelowCommunes(role: Role | ''): boolean {
  return role !== '' && placeKindsOf(role).includes('unit');
}

function byName(places: OrganizationView[]): OrganizationView[] {
  return places.sort((left, right) => left.name.localeCompare(right.name, 'vi'));
}

/** What stands in the form of an account. */
export interface Draft {
  displayName: string;
  userName: string;
  role: Role | '';
  communeId: string;
  placeId: string;
  email: string;
  phone: string;
  isHead: boolean;
  password: string;
  isActive: boolean;
}

export function emptyDraft(tree: Tree, password: string): Draft {
  const communes = communesOf(tree);
  return {
    displayName: '',
    userName: '',
    role: '',
    communeId: communes.length === 1 ? communes[0]!.id : '',
    placeId: '',
    email: '',
    phone: '',
    isHead: false,
    password,
    isActive: true,
  };
}

export function draftOf(account: PersonAccount, tree: Tree): Draft {
  const communes = communesOf(tree);
  const around = above(account, tree);
  return {
    displayName: account.displayName,
    userName: account.userName,
    role: account.role,
    communeId: around?.kind === 'commune' ? around.id : communes.length === 1 ? communes[0]!.id : '',
    placeId: account.organizationId ?? '',
    email: account.email ?? '',
    phone: phoneText(account.phone),
    isHead: account.isHead,
    password: '',
    isActive: account.isActive,
  };
}

/** Another role or commune: a place that no longer fits is let go, one that is the only choice is taken. */
export function withPlace(draft: Draft, tree: Tree): Draft {
  const places = placesFor(draft.role, draft.communeId, tree);
  if (places.some(({ id }) => id === draft.placeId)) return draft;
  return { ...draft, placeId: places.length === 1 ? places[0]!.id : '' };
}

export type DraftField = 'displayName' | 'userName' | 'role' | 'organizationId' | 'email' | 'phone' | 'password';
export type DraftFault = 'nameMissing' | 'userNameMissing' | 'userNameSigns' | 'roleMissing' | 'placeMissing' | 'email' | 'phone' | 'passwordLength';

/** What has to be mended before the server is asked; an account that exists keeps its password when none is given. */
export function faultsOf(draft: Draft, isNew: boolean): Partial<Record<DraftField, DraftFault>> {
  const faults: Partial<Record<DraftField, DraftFault>> = {};
  const userName = draft.userName.trim();
  if (!draft.displayName.trim()) faults.displayName = 'nameMissing';
  if (isNew && !userName) faults.userName = 'userNameMissing';
  else if (isNew && !/^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(userName)) faults.userName = 'userNameSigns';
  if (!draft.role) faults.role = 'roleMissing';
  else if (!draft.placeId && placeKindsOf(draft.role).length > 0) faults.organizationId = 'placeMissing';
  if (!isEmail(draft.email)) faults.email = 'email';
  if (!isPhone(draft.phone)) faults.phone = 'phone';
  if ((isNew || draft.password) && (draft.password.length < shortestPassword || draft.password.length > longestPassword)) faults.password = 'passwordLength';
  return faults;
}

/** An account as it is, to be sent back with one thing changed. */
export function asChange({ displayName, role, organizationId, isActive, email, version }: PersonAccount): PersonChange {
  return { displayName, role, isActive, version, ...(organizationId && { organizationId }), ...(email && { email }) };
}

/** How many indicators name a person who can no longer be asked for them. */
export function leftBehind({ isActive, role, organizationId }: PersonAccount, rows: readonly Pick<HeldIndicator, 'lead'>[]): number {
  if (isActive && role === 'standing_office') return 0;
  return rows.filter(({ lead }) => !isActive || role !== 'officer' || lead.id !== organizationId).length;
}
