import type { FrozenField, FrozenRow, PlanChange, ProgressStatus, ReportEvent, ReportState, RowChange, SnapshotSummary, StoredValue } from '@/api-types';
import type { Measure, Wording } from '@/lib/wording';

/** The records of a period, in their order. */
export function recordsOf(snapshots: readonly SnapshotSummary[], period: string): SnapshotSummary[] {
  return snapshots.filter((one) => one.period === period).sort((left, right) => left.number - right.number);
}

/** The one in the URL if the period has it, else the first: what was reported at first is what people have seen. */
export function pickRecord(records: readonly SnapshotSummary[], wanted: string | null): SnapshotSummary | null {
  return records.find(({ number }) => String(number) === wanted) ?? records[0] ?? null;
}

/** "629/1.663 = 37,8 %", "Có", the narrative's text; null where nothing stands. */
export function figureText(value: StoredValue | null | undefined, of: Measure, words: Wording): string | null {
  if (!value?.entryKind) return null;
  if (value.entryKind === 'narrative') return value.text ?? '';
  const figure = words.actual(value, of);
  return value.entryKind === 'ratio' && value.numerator != null && value.denominator != null
    ? `${words.number(value.numerator, 4)}/${words.number(value.denominator, 4)} = ${figure}`
    : figure;
}

/** One part of a row, then or now. */
export type Part =
  | { field: Exclude<FrozenField, 'status' | 'state' | 'evidence'>; text: string | null }
  | { field: 'status'; status: ProgressStatus }
  | { field: 'state'; state: ReportState }
  | { field: 'evidence'; names: readonly string[] };

const whole: readonly FrozenField[] = ['value', 'status'];

/** What to show of a side of the comparison: the parts that differ; of a row that came or went its figure and how it was judged. */
export function partsOf(row: RowChange, side: 'then' | 'now', words: Wording): Part[] {
  const frozen = row[side];
  const state = side === 'then' ? 'verified' : (row.stateNow ?? 'empty');
  const fields = row.kind === 'changed' ? row.fields : whole;
  // A report that is open again has a state now and no figures.
  return fields.flatMap((field): Part[] => (field === 'state' ? [{ field, state }] : frozen ? [partOf(field, frozen, row, words)] : []));
}

function partOf(field: Exclude<FrozenField, 'state'>, frozen: FrozenRow, of: Measure, words: Wording): Part {
  switch (field) {
    case 'value':
      return { field, text: figureText(frozen.value, of, words) };
    case 'remarks':
      return { field, text: [frozen.value.note, frozen.value.source, frozen.value.explanation].filter(Boolean).join(' · ') || null };
    case 'target':
      return { field, text: frozen.target ? words.target(frozen.target, of) : null };
    case 'milestone':
      return { field, text: frozen.milestone == null ? null : words.measure(frozen.milestone, of) };
    case 'status':
      return { field, status: frozen.status };
    case 'evidence':
      return { field, names: frozen.evidence.map(({ fileName, documentNumber }) => fileName ?? documentNumber ?? '') };
  }
}

/** Who did what to a row after it was frozen. */
export type TrailEntry = { at: string; person: string | null } & (
  | { kind: 'value'; from: StoredValue | null; to: StoredValue }
  | { kind: 'remarks' }
  | { kind: 'evidence'; name: string; isRemoved: boolean }
  | { kind: 'step'; step: ReportEvent }
  | { kind: 'plan'; change: PlanChange }
);

/** The newest first. Steps are told where they say why, or approve. */
export function trailOf(row: RowChange): TrailEntry[] {
  const values = row.revisions.map((revision, index): TrailEntry => {
    const from = row.revisions[index + 1] ?? row.then?.value ?? null;
    const by = { at: revision.updatedAt, person: revision.updatedBy ?? null };
    return isSameFigure(from, revision) ? { ...by, kind: 'remarks' } : { ...by, kind: 'value', from, to: revision };
  });
  const steps = row.steps
    .filter(({ reason, toState }) => reason || toState === 'verified')
    .map((step): TrailEntry => ({ at: step.at, person: step.personName ?? null, kind: 'step', step }));
  const evidence = row.evidenceChanges.map(
    ({ at, personName, fileName, documentNumber, isRemoved }): TrailEntry => ({
      at,
      person: personName ?? null,
      kind: 'evidence',
      name: fileName ?? documentNumber ?? '',
      isRemoved,
    }),
  );
  const plan = row.planChanges.map((change): TrailEntry => ({ at: change.at, person: change.personName ?? null, kind: 'plan', change }));
  // A reopened report that nobody touched says nothing about a row whose target was changed.
  const ofReport = row.revisions.length + row.evidenceChanges.length > 0 || row.fields.includes('state') || row.kind === 'added' ? steps : [];
  return [...values, ...evidence, ...ofReport, ...plan].sort((left, right) => right.at.localeCompare(left.at));
}

function isSameFigure(one: StoredValue | null, other: StoredValue): boolean {
  return (['entryKind', 'numerator', 'denominator', 'value', 'text'] as const).every((field) => (one?.[field] ?? null) === (other[field] ?? null));
}

/** "5f0c1e6f4f2f…" */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
