import { useState } from 'react';

/** State that outlives its component and a reload, in this tab: what somebody wrote is not lost by looking elsewhere. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const name = `ward-kpi.${key}`;
  const [value, setValue] = useState<T>(() => read(name) ?? initial);
  return [
    value,
    (next) => {
      setValue(next);
      try {
        sessionStorage.setItem(name, JSON.stringify(next));
      } catch {
        // Storage is full or forbidden: it holds until the page is left.
      }
    },
  ];
}

function read<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
