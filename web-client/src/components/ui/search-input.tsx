import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSetParams } from '@/lib/url-state';
import { controlClass } from './field';

/**
 * A search whose text stands in the URL. Not bound to it: the router changes the URL in a transition, and a bound input would lose the
 * letters typed meanwhile and disturb Vietnamese input methods.
 */
export function SearchInput({ param, label }: { param: string; label: string }) {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const input = useRef<HTMLInputElement>(null);
  const text = params.get(param) ?? '';

  useEffect(() => {
    // Cleared from elsewhere, or another address; whoever is typing is ahead of the URL.
    if (input.current && input.current !== document.activeElement) input.current.value = text;
  }, [text]);

  return (
    <input
      ref={input}
      type="search"
      className={controlClass}
      aria-label={label}
      placeholder={label}
      defaultValue={text}
      onChange={(event) => setParams({ [param]: event.target.value })}
    />
  );
}
