import { useEffect, useRef, useState } from 'react';

/** Brings the focus to the first control of a form that is marked wrong: after a check of its own, and whenever the server refuses. */
export function useFocusFault(error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  const [checks, setChecks] = useState(0);
  useEffect(() => {
    if (checks > 0 || error) form.current?.querySelector<HTMLElement>('[aria-invalid], [data-fault] input')?.focus();
  }, [checks, error]);
  return { form, focusFault: () => setChecks((count) => count + 1) };
}
