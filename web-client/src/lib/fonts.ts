const key = 'ward-kpi.fonts';

function areKept(): boolean {
  try {
    return localStorage.getItem(key) === 'kept';
  } catch {
    return false;
  }
}

function apply(href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

async function fetchAll(href: string): Promise<void> {
  const sheet = await (await fetch(href)).text();
  await Promise.all([...sheet.matchAll(/url\(([^)]+)\)/g)].map(([, file = '']) => fetch(file)));
}

/**
 * Eight files of type weigh almost as much as the program. On a first visit they come after the figures (`whenQuiet`) and are shown with
 * the next page (`onNextPage`): nothing moves below who reads. Afterwards the browser has kept them, and they are there from the start.
 */
export async function loadFonts(href: string, whenQuiet: Promise<void>, onNextPage: (listener: () => void) => void): Promise<void> {
  if (areKept()) {
    apply(href);
    return;
  }
  await whenQuiet;
  try {
    await fetchAll(href);
  } catch {
    // Without a line the system's own type stays; the next visit tries again.
    return;
  }
  onNextPage(() => apply(href));
  try {
    localStorage.setItem(key, 'kept');
  } catch {
    // Storage is forbidden: every visit is a first one.
  }
}
