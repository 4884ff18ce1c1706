import { useState } from 'react';
import { usePerson } from '@/lib/api/session';

/**
 * State that outlives its component and a reload, in this tab: what somebody wrote is not lost by looking elsewhere. It is the person's own: on
 * a shared PC the next one does not find it.
 */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const name = `ward-kpi.${usePerson().id}.${key}`;
  const [kept, setKept] = useState<{ name: string; value: T }>(() => ({ name, value: read<T>(name) ?? initial }));
  const current = kept.name === name ? kept : { name, value: read<T>(name) ?? initial };
  if (current !== kept) setKept(current);
  return [
    current.value,
    (next) => {
      setKept({ name, value: next });
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
