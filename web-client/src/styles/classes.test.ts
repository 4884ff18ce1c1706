/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const scripts = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });

/** A class that its sheet does not have is `undefined`, which nobody notices but the reader of the screen. */
describe('classes of the sheets', () => {
  const imports = Object.entries(scripts).flatMap(([script, text]) =>
    [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(([, name = '', sheet = '']) => ({ script, text, name, sheet })),
  );

  it.each(imports)('$script asks $sheet only for what is there', ({ script, text, name, sheet }) => {
    const path = sheet.startsWith('@/') ? resolve(here, sheet.replace('@/', '../')) : resolve(here, dirname(script), sheet);
    const there = [...readFileSync(path, 'utf8').matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, found]) => found);
    const asked = [...text.matchAll(new RegExp(String.raw`\b${name}\.(?!module\b)(\w+)`, 'g'))].map(([, found]) => found);
    expect(asked.filter((one) => !there.includes(one))).toEqual([]);
  });
});
