export type Paper = 'A4 portrait' | 'A4 landscape' | 'A3 portrait' | 'A3 landscape';

/** What stands on every sheet of paper, in the margins: a sheet that got lost still says whose it is and as of when. */
export interface PrintMargins {
  /** Commune, plan, period. */
  topLeft: string;
  /** State of the data. */
  topRight: string;
  bottomLeft: () => string;
  /** Before the number of the page, and between it and the number of all. */
  page: string;
}

let sheet: CSSStyleSheet | null = null;
let margins: PrintMargins | null = null;
let paper: Paper = 'A4 portrait';

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/\s+/g, ' ')}"`;

export function pageRule(size: Paper, { topLeft, topRight, bottomLeft, page }: PrintMargins): string {
  const box = (name: string, content: string) =>
    `@${name} { content: ${content}; color: #000; font: 8pt 'Be Vietnam Pro', sans-serif; vertical-align: middle; white-space: nowrap; }`;
  return `@page { size: ${size}; margin: 16mm 12mm 14mm;
    ${box('top-left', quoted(topLeft))} ${box('top-right', quoted(topRight))}
    ${box('bottom-left', quoted(bottomLeft()))} ${box('bottom-right', `${quoted(`${page} `)} counter(page) "/" counter(pages)`)} }`;
}

function write(): void {
  if (!margins) return;
  if (!sheet) {
    // Made by script: the content security policy takes style sheets from here only, and a file cannot know the plan.
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    addEventListener('beforeprint', write);
  }
  sheet.replaceSync(pageRule(paper, margins));
}

export function setPrintMargins(next: PrintMargins): void {
  margins = next;
  write();
}

export function print(size: Paper): void {
  paper = size;
  write();
  window.print();
}
