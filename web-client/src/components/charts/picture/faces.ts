/** The program's font as rules that carry their files with them: a picture fetches nothing. */
export async function fontFaces(svg: string): Promise<string> {
  const weights = new Set([...svg.matchAll(/font-weight="(\d+)"/g)].map(([, weight]) => weight));
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base: sheet.href ?? document.baseURI })),
  );
  const faces = await Promise.all(rules.filter(({ rule }) => weights.has(rule.style.getPropertyValue('font-weight'))).map(({ rule, base }) => embed(rule, base)));
  return faces.join('\n');
}

async function embed({ style }: CSSFontFaceRule, base: string): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (!address) return '';
  const file = await (await fetch(new URL(address, base))).blob();
  const properties = ['font-family', 'font-weight', 'unicode-range'].map((name) => `${name}:${style.getPropertyValue(name)}`);
  return `@font-face{${properties.join(';')};src:url(${await dataUrl(file)}) format('woff2')}`;
}

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
