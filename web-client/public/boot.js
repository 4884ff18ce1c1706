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
  const [, first, second] = location.pathname.split('/');
  const pieces = JSON.parse(document.querySelector('meta[name=pieces]')?.content ?? '{}');
  const own = pieces[second ? `/${first}/*` : `/${first}`];
  for (const href of own ?? []) {
    const kind = href.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' };
    document.head.append(Object.assign(document.createElement('link'), kind, { href, crossOrigin: '' }));
  }

  const answers = new Map();
  let isOver = false;
  // Whatever nobody took soon would be old, and after another sign-in somebody else's.
  const forget = () => {
    isOver = true;
    answers.clear();
  };
  addEventListener('load', () => setTimeout(forget, 5000));
  const ask = async (path) => {
    if (isOver) throw new Error('Too late: the page asks for itself.');
    const answer = fetch(path);
    answers.set(path, answer);
    return (await answer).clone().json();
  };
  const start = async () => {
    const { person, currentPeriod, startPlanId } = await ask('/api/v1/session');
    if (!person || !own) return;
    const params = new URLSearchParams(location.search);
    const [, year, quarter] = /^(\d{4})-?Q([1-4])$/.exec(params.get('period') ?? currentPeriod) ?? [];
    if (!quarter) return;
    const askPlans = ask(`/api/v1/plans?year=${year}`);
    // Mostly known before the list of plans has come.
    const known = params.get('plan') ?? (year === currentPeriod.slice(0, 4) && startPlanId);
    const plan = known ? { id: known } : (await askPlans)[0];
    await Promise.all([askPlans, plan && ask(`/api/v1/plans/${plan.id}/progress?period=${year}Q${quarter}`)]);
  };

  window.wardKpiEarly = {
    // src/app/head-start.ts waits for what the pages of build/pieces.ts show.
    showsProgress: Boolean(own),
    // What fails here is asked again by the page, which says so.
    asked: first === 'public' ? Promise.resolve() : start().catch(() => undefined),
    // src/lib/api/client.ts takes an answer once.
    take(path) {
      const answer = answers.get(path);
      answers.delete(path);
      return answer;
    },
    forget,
  };
}
