import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';

/** What a dialog asks before it throws away what was typed into it. */
export interface LeaveQuestion {
  onGo: () => void;
  onStay: () => void;
}

/** Lets a form be left at once while nothing in it was changed, and asks otherwise; `typed` is all that people may change, as plain data. */
export function useTypedGuard(typed: unknown) {
  const [first] = useState(() => JSON.stringify(typed));
  const isTyped = JSON.stringify(typed) !== first;
  const [going, setGoing] = useState<{ go: () => void } | null>(null);
  const blocker = useBlocker(isTyped);

  useEffect(() => {
    if (!isTyped) return;
    // A tab that is closed or loaded anew: browsers ask in their own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isTyped]);

  const go = blocker.state === 'blocked' ? () => blocker.proceed() : going?.go;
  const question: LeaveQuestion | null = go
    ? {
        onGo: go,
        onStay: () => {
          setGoing(null);
          blocker.reset?.();
        },
      }
    : null;
  return {
    leave: (way: () => void) => {
      if (isTyped) setGoing({ go: way });
      else way();
    },
    question,
  };
}
