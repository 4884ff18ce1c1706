import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useSetParams } from '@/lib/url-state';

/** The row whose panel is open; it stands in the URL, so that it can be linked. */
export function useOpenRow() {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const open = useCallback((rowId: string) => setParams({ row: rowId }), [setParams]);
  const close = useCallback(() => setParams({ row: null }), [setParams]);
  return { rowId: params.get('row'), open, close };
}
