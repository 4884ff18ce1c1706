import { describe, expect, test } from 'vitest';

const files = import.meta.glob<{ default: object }>('./{vi,en}/*.json', { eager: true });

function leaves(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, child]) =>
    typeof child === 'string' ? [[prefix + name, child] as [string, string]] : leaves(child as object, `${prefix}${name}.`),
  );
}

const names = Object.keys(files).flatMap((file) => /^\.\/vi\/(.+)$/.exec(file)?.[1] ?? []);
const textsOf = (language: string, name: string) => leaves(files[`./${language}/${name}`]?.default ?? {});

describe.each(names)('%s', (name) => {
  test('has the same keys in both languages', () => {
    expect(textsOf('en', name).map(([key]) => key).sort()).toEqual(
      textsOf('vi', name).map(([key]) => key).sort(),
    );
  });

  test('fills the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\{.+?\}\}|<\/?\w+>/g)].map(([place]) => place).sort();
    const english = new Map(textsOf('en', name));
    for (const [key, text] of textsOf('vi', name)) expect([key, places(english.get(key) ?? '')]).toEqual([key, places(text)]);
  });

  test('does not shout', () => {
    expect(textsOf('vi', name).filter(([, text]) => text.includes('!'))).toEqual([]);
  });
});
