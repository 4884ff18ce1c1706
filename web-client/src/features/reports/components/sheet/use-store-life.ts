import { useEffect } from 'react';
import { retryEvery } from '../../api/line';
import type { OnItsWay } from '../../logic/saving/on-its-way';

/** Tries again what waits for the line, and keeps what is typed when the page goes. */
export function useStoreLife(whole: OnItsWay): void {
  useEffect(() => {
    const resume = () => whole.resume();
    const flush = () => void whole.flush();
    const warn = (event: BeforeUnloadEvent) => {
      whole.commitAll();
      flush();
      if (whole.wouldLose()) event.preventDefault();
    };
    const timer = setInterval(resume, retryEvery);
    window.addEventListener('online', resume);
    window.addEventListener('beforeunload', warn);
    // A phone ends a page in the background without asking it.
    document.addEventListener('visibilitychange', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', resume);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [whole]);
}
