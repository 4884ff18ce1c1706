import type { Plugin, Rolldown } from 'vite';

/** The pages that most visits begin at, all showing a plan's progress, by address as public/boot.js makes it; the one list of them. */
const pages: Record<string, string> = {
  '/overview': 'src/app/overview-page.tsx',
  '/indicators': 'src/features/progress/indicators.tsx',
  '/indicators/*': 'src/app/indicator-page.tsx',
};

/** Writes into the page which files those pages are made of, so that they are fetched beside the frame and not after it. */
export function pieces(): Plugin {
  return {
    name: 'ward-kpi:pieces',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {}, chunk: start }) {
        const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
        const first = start ? filesOf(start, chunks) : new Set();
        const content = Object.fromEntries(
          Object.entries(pages).map(([address, module]) => {
            const page = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
            if (!page) throw new Error(`${module} has no chunk of its own.`);
            return [address, [...filesOf(page, chunks)].filter((file) => !first.has(file)).map((file) => `/${file}`)];
          }),
        );
        return [{ tag: 'meta', attrs: { name: 'pieces', content: JSON.stringify(content) }, injectTo: 'head-prepend' }];
      },
    },
  };
}

function filesOf(chunk: Rolldown.OutputChunk, chunks: ReadonlyMap<string, Rolldown.OutputChunk>, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const name of chunk.imports) {
    const next = chunks.get(name);
    if (next) filesOf(next, chunks, found);
  }
  return found;
}
