import type { BudgetRowView, TaskView } from '@/api-types';
import { fold } from '@/lib/fold';

/** A row of the plan that may be attached. */
export interface Choice {
  id: string;
  number: string;
  name: string;
  /** Who leads it; of money nobody. */
  leads: string;
  /** In million VND. */
  million: number | null;
}

interface Wanted {
  leadId: string;
  text: string;
  chosen: readonly string[];
}

/** What is chosen first, then the work of the indicator's own unit, then the rest, each in the document's order; what is chosen never hides. */
export function choicesOf(rows: readonly (TaskView | BudgetRowView)[], { leadId, text, chosen }: Wanted): Choice[] {
  const wanted = fold(text.trim());
  const rank = (row: TaskView | BudgetRowView) =>
    chosen.includes(row.id) ? 0 : 'leads' in row && row.leads.some(({ id }) => id === leadId) ? 1 : 2;
  return rows
    .filter((row) => chosen.includes(row.id) || !wanted || fold(`${row.number} ${row.name}`).includes(wanted))
    .map((row) => ({ row, rank: rank(row) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ row }) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      leads: 'leads' in row ? row.leads.map(({ name }) => name).join('; ') : '',
      million: ('leads' in row ? row.budgetMillion : row.yearTotal) ?? null,
    }));
}

export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
