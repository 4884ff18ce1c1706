import { escapeXml, type Drawing } from './frame';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a drawing within the drawing takes from the style sheet. */
const drawn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;
const unwanted = ['class', 'style', 'tabindex', 'role', 'focusable', 'aria-hidden', 'aria-label', 'aria-describedby'];
const everywhere: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** A piece of the page as it is laid out, as SVG: boxes, lines of text and the drawings in it. What only screen readers have is left out. */
export function draw(root: HTMLElement): Drawing {
  const scrolled = [root, ...root.querySelectorAll<HTMLElement>('*')].filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0);
  const places = scrolled.map((element) => [element, element.scrollLeft, element.scrollTop] as const);
  // Heads that stick lie on the rows while these are scrolled.
  scrolled.forEach((element) => element.scrollTo(0, 0));
  const start = root.getBoundingClientRect();
  const out: string[] = [];
  const extent = { right: start.width, bottom: start.height };
  const ascents = new Map<string, number>();

  const at = (rect: DOMRect | Box): Box => ({
    left: rect.left - start.left,
    top: rect.top - start.top,
    right: rect.right - start.left,
    bottom: rect.bottom - start.top,
  });

  function visit(element: Element, clip: Box): void {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath.startsWith('inset(50%')) return;
    const box = at(element.getBoundingClientRect());
    extent.right = Math.max(extent.right, Math.min(box.right, clip.right));
    extent.bottom = Math.max(extent.bottom, Math.min(box.bottom, clip.bottom));
    if (element instanceof SVGSVGElement) {
      out.push(picture(element, box));
      return;
    }
    edges(style, box);
    const inner = style.overflowY === 'hidden' || style.overflowX === 'hidden' ? within(clip, box) : clip;
    for (const child of element.childNodes) {
      if (child instanceof Element) visit(child, inner);
      else if (child instanceof Text) write(child, style, inner);
    }
  }

  function edges(style: CSSStyleDeclaration, box: Box): void {
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    if (!isClear(style.backgroundColor)) {
      const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2);
      out.push(`<rect x="${fixed(box.left)}" y="${fixed(box.top)}" width="${fixed(width)}" height="${fixed(height)}" rx="${fixed(radius)}" fill="${style.backgroundColor}"/>`);
    }
    for (const [side, y] of [['Top', box.top], ['Bottom', box.bottom]] as const) {
      const size = parseFloat(style[`border${side}Width`]);
      if (size > 0 && !isClear(style[`border${side}Color`])) {
        out.push(`<path d="M${fixed(box.left)} ${fixed(y)}H${fixed(box.right)}" stroke="${style[`border${side}Color`]}" stroke-width="${size}"/>`);
      }
    }
  }

  function write(text: Text, style: CSSStyleDeclaration, clip: Box): void {
    const lines: { top: number; left: number; words: string[] }[] = [];
    const range = document.createRange();
    for (const word of text.data.matchAll(/\S+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const rect = range.getBoundingClientRect();
      const box = at(rect);
      // What a box cuts off (a third line of two) is not drawn either.
      if (rect.width === 0 || box.bottom > clip.bottom + 2 || box.left > clip.right) continue;
      const line = lines.at(-1);
      if (line && Math.abs(line.top - box.top) < 2) line.words.push(word[0]);
      else lines.push({ top: box.top, left: box.left, words: [word[0]] });
    }
    for (const { top, left, words } of lines) {
      out.push(
        `<text x="${fixed(left)}" y="${fixed(top + ascentOf(style))}" font-size="${parseFloat(style.fontSize)}" font-weight="${style.fontWeight}" fill="${style.color}">${escapeXml(words.join(' '))}</text>`,
      );
    }
  }

  function ascentOf({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
    const font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const known = ascents.get(font);
    if (known !== undefined) return known;
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = font;
    const ascent = context?.measureText('Ấg').fontBoundingBoxAscent ?? parseFloat(fontSize);
    ascents.set(font, ascent);
    return ascent;
  }

  visit(root, everywhere);
  places.forEach(([element, left, top]) => element.scrollTo(left, top));
  return { width: Math.ceil(extent.right), height: Math.ceil(extent.bottom), body: out.join('\n') };
}

function picture(svg: SVGSVGElement, box: Box): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [svg, ...svg.querySelectorAll('*')].forEach((original, index) => {
    const target = copies[index];
    if (!target) return;
    const style = getComputedStyle(original);
    for (const name of drawn) {
      const value = style.getPropertyValue(name);
      // A reference to a pattern comes back with the address of the page.
      if (value) target.setAttribute(name, value.replace(/url\("[^"#]*(#[^"]+)"\)/, 'url($1)'));
    }
    for (const name of unwanted) target.removeAttribute(name);
  });
  for (const [name, value] of [['x', box.left], ['y', box.top], ['width', box.right - box.left], ['height', box.bottom - box.top]] as const) {
    copy.setAttribute(name, fixed(value));
  }
  return new XMLSerializer().serializeToString(copy);
}

function within(outer: Box, inner: Box): Box {
  return {
    left: Math.max(outer.left, inner.left),
    top: Math.max(outer.top, inner.top),
    right: Math.min(outer.right, inner.right),
    bottom: Math.min(outer.bottom, inner.bottom),
  };
}

function isClear(colour: string): boolean {
  return colour === 'transparent' || /,\s*0\)$/.test(colour);
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
