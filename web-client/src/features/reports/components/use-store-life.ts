import { useEffect } from 'react';
import type { SheetStore } from '../logic/sheet-store';

// Between two tries on a dead line.
const retryEvery = 8_000;

/** Tries again what waits for the line, and keeps what is typed when the page goes. */
export function useStoreLife(stores: () => readonly SheetStore[]): void {
  useEffect(() => {
    const resume = () => stores().forEach((store) => store.resume());
    const flush = () => stores().forEach((store) => void store.flush());
    const warn = (event: BeforeUnloadEvent) => {
      for (const store of stores()) store.commitAll();
      flush();
      if (stores().some((store) => store.wouldLose())) event.preventDefault();
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
  }, [stores]);
}
