import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ReportRow } from '@/api-types';
import { keptRows, matchingRows, parseRowFilter, rowFilterOptions, type RowFacts, type RowFilterCode, type RowFilterOption } from '../../logic/row-filter';

export interface RowFilterState {
  chosen: RowFilterCode | null;
  options: readonly RowFilterOption[];
  /** Rows on screen, in the plan's order; the same array until it changes. */
  shown: readonly ReportRow[];
  isNarrowed: boolean;
  /** Whether rows stand here that no longer match. */
  isStale: boolean;
  /** Lets go of the rows that no longer match. */
  refresh: () => void;
}

/** The filter of the URL over the rows of a sheet. Rows that it hides are still counted, saved and sent. */
export function useRowFilter(rows: readonly ReportRow[], facts: readonly RowFacts[]): RowFilterState {
  const [params] = useSearchParams();
  const chosen = parseRowFilter(params.get('show'));
  const search = params.get('q') ?? '';
  const matching = matchingRows(facts, chosen, search);
  const filter = JSON.stringify([chosen, search]);
  const [kept, setKept] = useState<{ filter: string; rows: ReadonlySet<string> }>({ filter, rows: new Set(matching) });

  const isSame = kept.filter === filter;
  const next = isSame ? keptRows(kept.rows, matching) : new Set(matching);
  if (!isSame || next !== kept.rows) setKept({ filter, rows: next });
  const shown = useMemo(() => rows.filter((row) => kept.rows.has(row.planIndicatorId)), [rows, kept]);

  return {
    chosen,
    options: rowFilterOptions(facts, chosen),
    shown,
    isNarrowed: chosen !== null || search !== '',
    isStale: kept.rows.size > matching.length,
    refresh: () => setKept({ filter, rows: new Set(matching) }),
  };
}
