import type { AssignableUnit, AssignmentItem, AssignmentRow, OrphanKind, PersonRef } from '@/api-types';
import { fold } from '@/lib/fold';

/** In the order of how much they matter. */
export const orphanKinds: readonly OrphanKind[] = [
  'no_lead',
  'lead_without_officer',
  'no_responsible',
  'responsible_inactive',
  'responsible_elsewhere',
  'responsible_unseen',
  'deputy_inactive',
  'deputy_elsewhere',
  'deputy_unseen',
];

/** Kinds that leave nobody to ask for the figure; the server counts the same. */
const ownerless: readonly OrphanKind[] = ['no_responsible', 'responsible_inactive', 'responsible_elsewhere'];

export type OrphanFilter = OrphanKind | 'any' | 'without_owner';

export interface RowFilter {
  text: string;
  unit: string | null;
  person: string | null;
  orphan: OrphanFilter | null;
}

/** What the URL says; an unknown kind in it is as if it were not there. */
export function readFilter(params: URLSearchParams): RowFilter {
  return {
    text: params.get('q') ?? '',
    unit: params.get('unit'),
    person: params.get('person'),
    orphan: (['any', 'without_owner', ...orphanKinds] as const).find((known) => known === params.get('orphan')) ?? null,
  };
}

export function matchesOrphan({ orphans }: Pick<AssignmentRow, 'orphans'>, wanted: OrphanFilter): boolean {
  if (wanted === 'any') return orphans.length > 0;
  return wanted === 'without_owner' ? orphans.some((kind) => ownerless.includes(kind)) : orphans.includes(wanted);
}

export function filterRows(rows: readonly AssignmentRow[], { text, unit, person, orphan }: RowFilter): AssignmentRow[] {
  const wanted = fold(text.trim());
  return rows.filter(
    (row) =>
      (!unit || row.lead.id === unit) &&
      (!person || row.responsible?.id === person || row.deputy?.id === person) &&
      (!orphan || matchesOrphan(row, orphan)) &&
      (!wanted || fold(`${row.number} ${row.text} ${row.code}`).includes(wanted)),
  );
}

/** Everybody who holds a row or may be given one, by name. */
export function peopleOf(rows: readonly AssignmentRow[], units: readonly AssignableUnit[]): PersonRef[] {
  const named = rows.flatMap(({ responsible, deputy }) => [responsible, deputy]).filter((person) => person !== undefined);
  const people = new Map([...units.flatMap((unit) => unit.people), ...named].map((person) => [person.id, person]));
  return [...people.values()].sort((left, right) => left.name.localeCompare(right.name, 'vi'));
}

/** The rows between two of a list, both included: what Shift and a click choose. */
export function rangeOf(ids: readonly string[], from: string, to: string): string[] {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)];
  return start < 0 || end < 0 ? [to] : ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** In place of an id: leave as it is. An empty text names nobody. */
export const keep = 'keep';

export interface Act {
  unit: string;
  responsible: string;
  deputy: string;
}

/** The lead as a choice: empty where nobody was named and the standing office enters. */
export function leadOf(row: AssignmentRow): string {
  return row.isUnassigned ? '' : row.lead.id;
}

/** The choice that all rows share, or that each keeps its own. */
export function common(rows: readonly AssignmentRow[], choice: (row: AssignmentRow) => string): string {
  const choices = new Set(rows.map(choice));
  return choices.size === 1 ? [...choices][0]! : keep;
}

/** Who may be given what a unit leads; without a unit it is the standing office's. */
export function membersOf(unit: string, units: readonly AssignableUnit[]): readonly PersonRef[] {
  return (unit ? units.find(({ id }) => id === unit) : units.find(({ role }) => role === 'standing'))?.people ?? [];
}

/** What is sent: every row as it shall be. A deputy who becomes the responsible person leaves the place of the deputy. */
export function itemsOf(rows: readonly AssignmentRow[], act: Act): AssignmentItem[] {
  return rows.map((row) => {
    const leadId = act.unit === keep ? leadOf(row) : act.unit;
    const responsibleId = act.responsible === keep ? (row.responsible?.id ?? '') : act.responsible;
    const deputy = act.deputy === keep ? (row.deputy?.id ?? '') : act.deputy;
    const deputyId = act.deputy === keep && deputy === responsibleId ? '' : deputy;
    return itemOf(row, leadId, responsibleId, deputyId);
  });
}

function itemOf({ planIndicatorId, version }: AssignmentRow, leadId: string, responsibleId: string, deputyId: string): AssignmentItem {
  return { planIndicatorId, version, ...(leadId && { leadId }), ...(responsibleId && { responsibleId }), ...(deputyId && { deputyId }) };
}

/** People who stay named while their row goes to a unit that they are not of: the server lets them go. */
export function lettingGo(rows: readonly AssignmentRow[], act: Act, units: readonly AssignableUnit[]): PersonRef[] {
  if (act.unit === keep) return [];
  const members = new Set(membersOf(act.unit, units).map(({ id }) => id));
  const leaving = rows
    .filter((row) => leadOf(row) !== act.unit)
    .flatMap((row) => [act.responsible === keep ? row.responsible : undefined, act.deputy === keep ? row.deputy : undefined])
    .filter((person) => person !== undefined && !members.has(person.id));
  return [...new Map(leaving.map((person) => [person!.id, person!])).values()];
}

/**
 * The rows back as they were, on the versions that the act itself made: what somebody else changed since is refused, not overwritten. Who may
 * hold nothing any more cannot be named again and is left out.
 */
export function undoItems(before: readonly AssignmentRow[], after: readonly AssignmentRow[], units: readonly AssignableUnit[]): AssignmentItem[] {
  return before.flatMap((old) => {
    const row = after.find(({ planIndicatorId }) => planIndicatorId === old.planIndicatorId);
    if (!row || row.version === old.version) return [];
    const members = membersOf(leadOf(old), units);
    const back = (person: PersonRef | undefined, current: PersonRef | undefined) =>
      person && (person.id === current?.id || members.some(({ id }) => id === person.id)) ? person.id : '';
    return [itemOf(row, leadOf(old), back(old.responsible, row.responsible), back(old.deputy, row.deputy))];
  });
}

/** Rows of an act that somebody else changed, or took out of the plan, since. */
export function overtaken(after: readonly AssignmentRow[], now: readonly AssignmentRow[]): AssignmentRow[] {
  const versions = new Map(now.map(({ planIndicatorId, version }) => [planIndicatorId, version]));
  return after.filter(({ planIndicatorId, version }) => versions.get(planIndicatorId) !== version);
}
