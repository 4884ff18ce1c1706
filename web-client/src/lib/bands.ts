/** Rows that stand under one heading. */
export interface Band<Row> {
  key: string;
  heading: string | null;
  rows: Row[];
}

/** Rows under the document's headings, in the document's order; a heading that comes back opens a new band. */
export function bandsOf<Row extends { heading?: string | null }>(rows: readonly Row[]): Band<Row>[] {
  const bands: Band<Row>[] = [];
  for (const row of rows) {
    const heading = row.heading ?? null;
    const last = bands.at(-1);
    if (last?.heading === heading) last.rows.push(row);
    else bands.push({ key: `${heading ?? ''} ${bands.filter((band) => band.heading === heading).length}`, heading, rows: [row] });
  }
  return bands;
}
