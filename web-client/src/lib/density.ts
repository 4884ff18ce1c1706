import { useSyncExternalStore } from 'react';

export type Density = 'comfortable' | 'compact';

const listeners = new Set<() => void>();
/** Choices of this visit, for browsers that forbid storage. */
const chosen = new Map<string, Density>();

function keyOf(personId: string): string {
  return `ward-kpi.density.${personId}`;
}

function read(personId: string): Density {
  const known = chosen.get(personId);
  if (known) return known;
  try {
    return localStorage.getItem(keyOf(personId)) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable';
  }
}

/** How tightly tables are set. Each person's own on this browser, and read before the first paint. */
export function useDensity(personId: string): [Density, (density: Density) => void] {
  const density = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(personId),
  );
  const choose = (next: Density) => {
    chosen.set(personId, next);
    try {
      localStorage.setItem(keyOf(personId), next);
    } catch {
      // The choice holds until the page is left.
    }
    listeners.forEach((listener) => listener());
  };
  return [density, choose];
}
