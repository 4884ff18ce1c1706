/**
 * A block as spreadsheets copy it: lines end in CRLF, the last one too; a cell with a line break, a tab or a quotation mark stands in quotation marks,
 * with those inside doubled. A cell that merely begins with one is left as it is.
 */
export function parseTable(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (let at = 0; ; ) {
    const { cell, end } = readCell(text, at);
    line.push(cell);
    at = end + 1;
    if (text[end] === '\t') continue;
    lines.push(line);
    line = [];
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (at >= text.length) break;
  }
  const width = Math.max(...lines.map((line) => line.length));
  return lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => '')]);
}

/** Whether a paste is a block of cells, not a text of several lines. Spreadsheets say so in their HTML; a tab gives it away as well. */
export function isTable(text: string, html: string, isFigure: boolean): boolean {
  if (text.includes('\t')) return true;
  // A single cell ends in a line break too.
  const isOfSeveralLines = /[\r\n]/.test(text.trimEnd());
  return isOfSeveralLines && (isFigure || /<table\b/i.test(html));
}

function readCell(text: string, from: number): { cell: string; end: number } {
  if (text[from] === '"') {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from));
    // Without one of these nothing made the spreadsheet quote it: the marks are the cell's own.
    if (quoted && /[\t\r\n"]/.test(quoted[1]!)) return { cell: quoted[1]!.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n'), end: from + quoted[0].length };
  }
  const rest = /[\t\r\n]/.exec(text.slice(from));
  const end = rest ? from + rest.index : text.length;
  return { cell: text.slice(from, end), end };
}
