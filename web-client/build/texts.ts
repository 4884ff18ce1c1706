import type { Plugin } from 'vite';

const named = /\b(?:useTranslation\(|ns: |getFixedT\([^,()]+, )('\w+'|\[[^\]]*\])/g;
const called = /\buseTranslation\((?!\)|'\w+'|\['\w+'(?:, '\w+')*\])/;
const modulePrefix = 'virtual:texts/';

/** The features whose texts a module names, alone or in a list. */
export function namesOf(code: string): string[] {
  const slip = called.exec(code);
  if (slip) throw new Error(`Texts are named by literals: ${code.slice(slip.index, slip.index + 60)}`);
  const names = [...code.matchAll(named)].flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => name !== 'common');
}

/**
 * The Vietnamese texts of a feature travel with the modules that name them (`useTranslation('reports')`), so that the first load brings
 * those of its page only. Common ones are always there; English is fetched whole by who asks for it.
 */
export function texts(): Plugin {
  return {
    name: 'ward-kpi:texts',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(modulePrefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${modulePrefix}`)) return null;
      const name = id.slice(modulePrefix.length + 1);
      return `import { addTexts } from '@/i18n';\nimport texts from '@/i18n/vi/${name}.json';\naddTexts('${name}', texts);\n`;
    },
    transform(code, id) {
      if (!/[\\/]src[\\/].+\.tsx?$/.test(id)) return null;
      const names = namesOf(code);
      if (names.length === 0) return null;
      // On the last line: the lines of the source keep their numbers.
      return { code: `${code}\n${names.map((name) => `import '${modulePrefix}${name}';`).join(' ')}\n`, map: null };
    },
  };
}
