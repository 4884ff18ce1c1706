/** How wide a text is in a font (CSS shorthand). */
export type MeasureText = (text: string, font: string) => number;

/** What stands around a drawing that leaves its page: the finding, what it shows in words, where it comes from. */
export interface Around {
  title: string;
  sentence: string;
  source: string;
}

export interface Drawing {
  width: number;
  height: number;
  /** SVG elements. */
  body: string;
}

const margin = 24;
const least = 560;
const texts = [
  { name: 'title', size: 18, weight: 600, line: 25, after: 4 },
  { name: 'sentence', size: 13, weight: 400, line: 19, after: 16 },
  { name: 'source', size: 11, weight: 400, line: 16, after: 0 },
] as const;

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Words in lines of at most that width; a word that is wider has a line of its own. */
export function wrap(text: string, width: number, font: string, measure: MeasureText): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || measure(longer, font) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

interface Look {
  font: string;
  ink: string;
  muted: string;
  paper: string;
  /** `@font-face` rules that carry their files with them. */
  faces: string;
}

/** A whole SVG file that needs nothing beside it. */
export function frame(drawing: Drawing, around: Around, look: Look, measure: MeasureText): { svg: string; width: number; height: number } {
  const inner = Math.max(least, drawing.width);
  let y = margin;
  const written: string[] = [];
  const write = ({ name, size, weight, line, after }: (typeof texts)[number]) => {
    const fill = name === 'title' ? look.ink : look.muted;
    for (const text of wrap(around[name], inner, `${weight} ${size}px ${look.font}`, measure)) {
      written.push(`<text x="${margin}" y="${y + size}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`);
      y += line;
    }
    y += after;
  };
  write(texts[0]);
  write(texts[1]);
  const drawingAt = y;
  y += drawing.height + 16;
  write(texts[2]);
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(y + margin)];
  const family = escapeXml(look.font);
  return {
    width,
    height,
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`,
      `<title>${escapeXml(around.title)}</title>`,
      `<desc>${escapeXml(around.sentence)}</desc>`,
      look.faces && `<style>${look.faces}</style>`,
      `<rect width="100%" height="100%" fill="${look.paper}"/>`,
      ...written,
      `<g transform="translate(${margin} ${drawingAt})">${drawing.body}</g>`,
      '</svg>',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}
