import fonts from '@/styles/fonts.css?url';

/** The program's font as rules that carry their files with them: a picture fetches nothing. */
export async function fontFaces(svg: string): Promise<string> {
  const weights = new Set([...svg.matchAll(/font-weight="(\d+)"/g)].map(([, weight]) => weight));
  const sheet = await (await fetch(fonts)).text();
  const rules = [...sheet.matchAll(/@font-face\s*\{[^}]*\}/g)].map(([rule]) => rule);
  const wanted = rules.filter((rule) => weights.has(/font-weight:\s*(\d+)/.exec(rule)?.[1]));
  return (await Promise.all(wanted.map(embed))).join('\n');
}

async function embed(rule: string): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule)?.[1];
  if (!address) return rule;
  const file = await (await fetch(new URL(address, new URL(fonts, document.baseURI)))).blob();
  return rule.replace(/url\([^)]*\)/, `url(${await dataUrl(file)})`);
}

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
