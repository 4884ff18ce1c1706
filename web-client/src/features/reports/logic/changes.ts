import type { ReportRow } from '@/api-types';

/** Rows that no longer say what was verified last. */
export function changedRows(rows: readonly ReportRow[]): ReportRow[] {
  return rows.filter((row) => row.lastVerified !== null && row.lastVerified !== undefined);
}
