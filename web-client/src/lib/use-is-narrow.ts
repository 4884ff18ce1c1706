import { useSyncExternalStore } from 'react';

// Below this the columns of the sheet no longer fit beside the navigation.
const narrow = '(max-width: 1000px)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
