import type { HamletConflict, ReportDraftValue, ValueConflict } from '@/api-types';
import type { ApiProblem } from '@/lib/api/problem';
import type { SaveAnswer } from './saving/sheet-store';

/** The rows because of which a write was refused; undefined where the refusal names none of them. */
export function blamedRows(error: ApiProblem, values: readonly ReportDraftValue[]): Extract<SaveAnswer, { kind: 'blamed' }> | undefined {
  const refused = new Map<string, string>();
  for (const [field, reasons] of Object.entries(error.errors)) {
    const index = /^values\[(\d+)\]/.exec(field)?.[1];
    const value = index === undefined ? undefined : values[Number(index)];
    if (value && reasons[0] && !refused.has(value.planIndicatorId)) refused.set(value.planIndicatorId, reasons[0]);
  }
  const conflicts = [...error.conflicts, ...error.hamletConflicts.map(asValueConflict)].filter((conflict) =>
    values.some(({ planIndicatorId }) => planIndicatorId === conflict.planIndicatorId),
  );
  return refused.size + conflicts.length > 0 ? { kind: 'blamed', refused, conflicts } : undefined;
}

/** A hamlet is a row of a sheet of its own. */
function asValueConflict({ hamletId, yours, theirs }: HamletConflict): ValueConflict {
  return { planIndicatorId: hamletId, yours: { ...yours, planIndicatorId: hamletId }, theirs };
}
