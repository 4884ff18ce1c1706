// Runs before the first paint and beside the program's own script.

// The key and its values are those of src/lib/theme.ts.
try {
  const theme = localStorage.getItem('ward-kpi.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that forbids storage follows the system's theme.
}

// A head start on a slow line: the page's own files (build/pieces.ts), then what it will ask the server for, while the program is still on its way.
{
  const page = location.pathname.replace(/(?<=^\/[^/]+\/).+/, '*');
  const pieces = JSON.parse(document.querySelector('meta[name=pieces]')?.content ?? '{}');
  for (const href of pieces[page] ?? []) {
    const kind = href.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' };
    document.head.append(Object.assign(document.createElement('link'), kind, { href, crossOrigin: '' }));
  }

  // src/app/head-start.ts waits for these answers, src/lib/api/client.ts takes them; whatever nobody took soon would be old.
  const early = (window.wardKpiEarly = new Map());
  addEventListener('load', () => setTimeout(() => early.clear(), 5000));
  const ask = async (path) => {
    const answer = fetch(path);
    early.set(path, answer);
    return (await answer).clone().json();
  };
  const start = async () => {
    const { person, currentPeriod } = await ask('/api/v1/session');
    if (!person || !(page in pieces)) return;
    const params = new URLSearchParams(location.search);
    const [, year, quarter] = /^(\d{4})-?Q([1-4])$/.exec(params.get('period') ?? currentPeriod) ?? [];
    const plans = await ask(`/api/v1/plans?year=${year}`);
    const plan = plans.find(({ id }) => id === params.get('plan')) ?? plans[0];
    if (plan) await ask(`/api/v1/plans/${plan.id}/progress?period=${year}Q${quarter}`);
  };
  // What fails here is asked again by the page, which says so.
  if (!location.pathname.startsWith('/public/')) window.wardKpiStarted = start().catch(() => undefined);
}
