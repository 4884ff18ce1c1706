import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from './api/session';
import { parseQuarter, quarterCode } from './period';

/** Parameters that stay when moving between pages. */
const kept = ['period', 'plan'] as const;

/** The quarter in the URL, else the one that is being reported now. */
export function usePeriod(): string {
  const [params] = useSearchParams();
  const { data: session } = useSession();
  const inUrl = parseQuarter(params.get('period'));
  return inUrl ? quarterCode(inUrl) : (session?.currentPeriod ?? '');
}

/** Sets parameters of the URL; null or an empty text removes one. */
export function useSetParams() {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes: Record<string, string | null>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
}

/** Adds the period and the plan of this page to a path of the app. */
export function useKeptPath(): (path: string) => string {
  const [params] = useSearchParams();
  return useCallback(
    (path: string) => {
      const [pathname = '', search] = path.split('?');
      const next = new URLSearchParams(search);
      for (const name of kept) {
        const value = params.get(name);
        if (value && !next.has(name)) next.set(name, value);
      }
      const text = next.toString();
      return text ? `${pathname}?${text}` : pathname;
    },
    [params],
  );
}
