import type { EntryKind, ReportRow } from '@/api-types';

type Subject = Pick<ReportRow, 'direction' | 'target' | 'baseline'>;

// "Cơ bản hoàn thành".
const completionTarget = 90;

/**
 * Share of the way to the year's target for a figure that the server has not seen yet; 1 is reached, undefined where the target is no figure.
 * The server's own rule (ProgressRules.Attainment), and tested with its table.
 */
export function attainmentOf(row: Subject, value: number, kind: EntryKind): number | undefined {
  const target = targetFigure(row);
  if (target === undefined) return undefined;
  const figure = figureOf(row, value, kind);
  const baseline = row.baseline ?? undefined;
  if (baseline !== undefined && baseline !== target && !holds(row, target, baseline)) return rounded((figure - baseline) / (target - baseline));

  const [dividend, divisor] = isLowerBetter(row) ? [target, figure] : [figure, target];
  // A quotient that says nothing: the target is reached or it is not.
  if (divisor <= 0 || target < 0) return holds(row, target, figure) ? 1 : 0;
  return rounded(dividend / divisor);
}

function targetFigure({ target }: Subject): number | undefined {
  switch (target?.operator) {
    case undefined:
    case 'narrative':
      return undefined;
    case 'yes':
      return 1;
    case 'completion':
      return completionTarget;
    case 'ge':
    case 'gt':
    case 'eq':
    case 'le':
    case 'lt':
      return target?.value ?? undefined;
  }
}

/** A value on the scale of the target, where the target is a word and the value was given the other way. */
function figureOf({ target }: Subject, value: number, kind: EntryKind): number {
  if (target?.operator === 'yes' && kind === 'completion') return value / 100;
  if (target?.operator === 'completion' && kind === 'yes_no') return value >= 1 ? completionTarget : 0;
  return value;
}

function holds(row: Subject, target: number, figure: number): boolean {
  if (row.target?.operator === 'gt') return figure > target;
  if (row.target?.operator === 'lt') return figure < target;
  return isLowerBetter(row) ? figure <= target : figure >= target;
}

// The plan's word outranks the catalogue's direction, which decides a bare figure.
function isLowerBetter({ target, direction }: Subject): boolean {
  switch (target?.operator) {
    case 'le':
    case 'lt':
      return true;
    case 'eq':
    case undefined:
      return direction === 'down';
    case 'ge':
    case 'gt':
    case 'yes':
    case 'completion':
    case 'narrative':
      return false;
  }
}

function rounded(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 10_000)) / 10_000;
}
