import './styles/fallback-fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { headStart } from './app/head-start';
import { queryClient } from './app/query-client';
import { router } from './app/router';
import { setLanguage, storedLanguage } from './i18n';
import { loadFonts } from './lib/fonts';
import fonts from './styles/fonts.css?url';

/** Longer than this nobody looks at an empty page: the frame comes and says that the page is loading. */
const patience = 1500;

const pageIsThere = new Promise<void>((resolve) => {
  if (router.state.initialized) resolve();
  else router.subscribe(({ initialized }) => initialized && resolve());
});

const whenQuiet = new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    if (document.readyState !== 'complete' || queryClient.isFetching() > 0) return;
    clearInterval(timer);
    resolve();
  }, 250);
});

function onNextPage(listener: () => void): void {
  const { pathname } = location;
  const stop = router.subscribe((state) => {
    if (state.location.pathname === pathname) return;
    stop();
    listener();
  });
}

// A function, not awaits of the module: pages are built of pieces that lie in its file and would wait for its end.
async function start(root: HTMLElement): Promise<void> {
  // A language that does not arrive (offline) leaves Vietnamese; a refusal is the page's to say.
  const ready = Promise.allSettled([setLanguage(storedLanguage()), headStart(queryClient, location), pageIsThere]);
  await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patience))]);
  // In slices: a slow phone answers a touch between two of them.
  startTransition(() => createRoot(root).render(<App />));
  await loadFonts(fonts, whenQuiet, onNextPage);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
void start(root);
