import type { ApiClientState, ApiClientView, ApiScope, CallOutcome, NewApiClient, OrganizationView, ProgressStatus, SharingDay, SharingTotals } from '@/api-types';
import { addDays, type Day } from '@/lib/days';
import { addressesOf, areTooMany, wrongAddresses } from './addresses';

export const stateOrder: readonly ApiClientState[] = ['active', 'expiring', 'expired', 'revoked'];

export const scopeOrder: readonly ApiScope[] = ['read_values', 'read_dictionary', 'write_values', 'manage_webhooks', 'forward_changes'];

/** Forwarding is received by whoever runs the province's server: a commune's own key for it would open nothing that is of use. */
export function offeredScopes(mayHaveAll: boolean, held: readonly ApiScope[]): ApiScope[] {
  return scopeOrder.filter((scope) => scope !== 'forward_changes' || mayHaveAll || held.includes(scope));
}

export const outcomeOrder: readonly CallOutcome[] = ['served', 'unchanged', 'refused', 'failed'];

/** What proxies write where the client went away before its answer was whole. */
export const interrupted = 499;

/** The marks of a status say the same of a key: good, in danger, wrong, out of the question. */
export function markOfState(state: ApiClientState): ProgressStatus {
  switch (state) {
    case 'active':
      return 'met';
    case 'expiring':
      return 'at_risk';
    case 'expired':
      return 'off_track';
    case 'revoked':
      return 'not_due';
  }
}

export function markOfOutcome(outcome: CallOutcome): ProgressStatus {
  switch (outcome) {
    case 'served':
      return 'met';
    case 'unchanged':
      return 'on_track';
    case 'refused':
      return 'at_risk';
    case 'failed':
      return 'off_track';
  }
}

export function countStates(clients: readonly Pick<ApiClientView, 'state'>[]): Record<ApiClientState, number> {
  const counts: Record<ApiClientState, number> = { active: 0, expiring: 0, expired: 0, revoked: 0 };
  for (const { state } of clients) counts[state]++;
  return counts;
}

/** What is good stands first, what is over last; by name among themselves. */
export function inOrder<Client extends Pick<ApiClientView, 'state' | 'name'>>(clients: readonly Client[]): Client[] {
  const isOver = ({ state }: Client) => (state === 'revoked' ? 1 : 0);
  return clients.toSorted((left, right) => isOver(left) - isOver(right) || left.name.localeCompare(right.name, 'vi'));
}

/** States that a list of keys can do without; what is over for good is left out until somebody asks. */
export const foldedStates = ['revoked', 'expired'] as const satisfies readonly ApiClientState[];

export type FoldedState = (typeof foldedStates)[number];

/** What the URL says of them. */
export function readShown(params: URLSearchParams): Record<FoldedState, boolean> {
  return { revoked: params.get('revoked') === 'shown', expired: params.get('expired') !== 'hidden' };
}

export function shownOf<Client extends Pick<ApiClientView, 'state'>>(clients: readonly Client[], shown: Record<FoldedState, boolean>): Client[] {
  return clients.filter(({ state }) => (state === 'revoked' || state === 'expired' ? shown[state] : true));
}

/** As much of a key as people see again. */
export function prefixText(prefix: string): string {
  return `wkpi_${prefix}…`;
}

/** What asks the program, from any shell, what a key opens. */
export function tryLine(key: string, origin: string): string {
  return `curl -H "Authorization: Bearer ${key}" ${origin}/api/v1/exchange/client`;
}

/** What stands in the form of a client. */
export interface Draft {
  name: string;
  scopes: readonly ApiScope[];
  /** A province or a commune; empty for the whole instance. */
  rootId: string;
  /** A unit of the commune; empty for all of it. */
  unitId: string;
  /** Null: every group. */
  pillars: readonly string[] | null;
  /** A line each. */
  addresses: string;
  limit: string;
  expiresOn: string;
}

export type DraftField = 'name' | 'scopes' | 'place' | 'pillars' | 'addresses' | 'limit' | 'expiresOn';

const usualLimit = 120;
const mostCalls = 10_000;
const usualDays = 365;

export function emptyDraft(rootId: string, today: Day): Draft {
  return {
    name: '',
    scopes: ['read_values', 'read_dictionary'],
    rootId,
    unitId: '',
    pillars: null,
    addresses: '',
    limit: `${usualLimit}`,
    expiresOn: addDays(today, usualDays),
  };
}

export function draftOf(client: ApiClientView, places: readonly OrganizationView[]): Draft {
  const place = places.find(({ id }) => id === client.organizationId);
  const isUnit = place?.kind === 'unit';
  return {
    name: client.name,
    scopes: client.scopes,
    rootId: (isUnit ? place.parentId : client.organizationId) ?? '',
    unitId: isUnit ? place.id : '',
    pillars: client.pillars ?? null,
    addresses: (client.addresses ?? []).join('\n'),
    limit: `${client.requestsPerMinute}`,
    expiresOn: client.expiresOn ?? '',
  };
}

export type DraftFault = 'name' | 'scopes' | 'place' | 'pillars' | 'address' | 'addresses' | 'limit' | 'past' | 'halfDay';

interface Surroundings {
  /** May open the whole instance. */
  mayHaveAll: boolean;
  today: Day;
  /** Of a day only a part was typed, which browsers tell of apart. */
  isHalfDay: boolean;
}

/** What is wrong before the server is asked, by the server's own rules. */
export function faultsOf(draft: Draft, { mayHaveAll, today, isHalfDay }: Surroundings): Partial<Record<DraftField, DraftFault>> {
  const limit = limitOf(draft);
  return {
    ...(!draft.name.trim() && { name: 'name' }),
    ...(draft.scopes.length === 0 && { scopes: 'scopes' }),
    ...(!draft.rootId && !mayHaveAll && { place: 'place' }),
    ...(draft.pillars?.length === 0 && { pillars: 'pillars' }),
    ...(areTooMany(draft.addresses) && { addresses: 'addresses' }),
    ...(wrongAddresses(draft.addresses).length > 0 && { addresses: 'address' }),
    ...(!(Number.isInteger(limit) && limit >= 1 && limit <= mostCalls) && { limit: 'limit' }),
    ...(draft.expiresOn && draft.expiresOn < today && { expiresOn: 'past' }),
    ...(isHalfDay && { expiresOn: 'halfDay' }),
  };
}

function limitOf({ limit }: Draft): number {
  // People write 1.640 and 1,640 alike, and calls have no halves.
  return /^[\d.,\s]+$/.test(limit) ? Number(limit.replace(/[.,\s]/g, '')) : Number.NaN;
}

/** As it is sent; only of a draft without faults. */
export function termsOf(draft: Draft): NewApiClient {
  const addresses = addressesOf(draft.addresses);
  const organizationId = draft.unitId || draft.rootId;
  return {
    name: draft.name.trim(),
    scopes: scopeOrder.filter((scope) => draft.scopes.includes(scope)),
    requestsPerMinute: limitOf(draft),
    ...(organizationId && { organizationId }),
    ...(draft.pillars && { pillars: [...draft.pillars] }),
    ...(addresses.length > 0 && { addresses }),
    ...(draft.expiresOn && { expiresOn: draft.expiresOn }),
  };
}

/** With one more, or one less. */
export function toggled<Code>(codes: readonly Code[], code: Code): Code[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}

export interface LogFilter {
  clientId: string | null;
  from: Day | null;
  to: Day | null;
  outcome: CallOutcome | null;
}

/** What the URL says; what it says wrongly is as if it were not there. */
export function readLogFilter(params: URLSearchParams): LogFilter {
  return {
    clientId: textOf(params.get('client'), /^[0-9a-f-]{36}$/),
    from: textOf(params.get('from'), dayPattern),
    to: textOf(params.get('to'), dayPattern),
    outcome: outcomeOrder.find((known) => known === params.get('outcome')) ?? null,
  };
}

const dayPattern = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function textOf(text: string | null, pattern: RegExp): string | null {
  return text && pattern.test(text) ? text : null;
}

export function queryOf({ clientId, from, to, outcome }: LogFilter) {
  return { ...(clientId && { clientId }), ...(from && { from }), ...(to && { to }), ...(outcome && { outcome }) };
}

/** Where the same calls come from as a table. */
export function fileAddress(filter: LogFilter): string {
  const search = new URLSearchParams(queryOf(filter)).toString();
  return `/api/v1/sharing-log/calls.csv${search && `?${search}`}`;
}

export interface DayBar {
  day: Day;
  calls: number;
  refused: number;
}

/** Every day of the span, also those without a call; none where the span is turned round. */
export function dayBars({ from, to, days }: Pick<SharingTotals, 'from' | 'to' | 'days'>): DayBar[] {
  const bars = new Map<Day, DayBar>();
  for (let day = from; day <= to; day = addDays(day, 1)) bars.set(day, { day, calls: 0, refused: 0 });
  for (const { day, calls, refused } of days) {
    const bar = bars.get(day);
    if (bar) bars.set(day, { day, calls: bar.calls + calls, refused: bar.refused + refused });
  }
  return [...bars.values()];
}

/** The day of most calls; the first of several. */
export function peakOf(bars: readonly DayBar[]): DayBar | null {
  return bars.reduce<DayBar | null>((most, bar) => (bar.calls > (most?.calls ?? 0) ? bar : most), null);
}

export interface ClientTotal {
  clientId: string;
  clientName: string;
  days: number;
  calls: number;
  refused: number;
  rows: number;
  bytes: number;
}

/** The busiest first. */
export function clientTotals(days: readonly SharingDay[]): ClientTotal[] {
  const totals = new Map<string, ClientTotal>();
  for (const { clientId, clientName, calls, refused, rows, bytes } of days) {
    const known = totals.get(clientId) ?? { clientId, clientName, days: 0, calls: 0, refused: 0, rows: 0, bytes: 0 };
    totals.set(clientId, {
      ...known,
      days: known.days + 1,
      calls: known.calls + calls,
      refused: known.refused + refused,
      rows: known.rows + rows,
      bytes: known.bytes + bytes,
    });
  }
  return [...totals.values()].toSorted((left, right) => right.calls - left.calls || left.clientName.localeCompare(right.clientName, 'vi'));
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the unit that leaves at most three digits before the comma. */
export function sizeOf(bytes: number): { value: number; unit: (typeof units)[number] } {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return { value, unit: units[unit] ?? 'TB' };
}
