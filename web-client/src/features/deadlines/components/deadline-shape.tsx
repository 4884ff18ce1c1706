import type { ObligationState } from '@/api-types';

export function DeadlineShape({ state }: { state: ObligationState }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {shape(state)}
    </svg>
  );
}

function shape(state: ObligationState) {
  switch (state) {
    case 'upcoming':
      return <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="2 1.4" />;
    case 'open':
      return <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.4" />;
    case 'due_soon':
      return <path d="M5 .8 9.6 9.2H.4Z" fill="currentColor" />;
    case 'overdue':
      return <path d="M5 9.2.4.8h9.2Z" fill="currentColor" />;
    case 'met':
      return <path d="M1 5.4 3.8 8.2 9 2.2" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'met_late':
      return (
        <>
          <path d="M1 4.4 3.4 6.8 8 1.6" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M1 9.2h8" stroke="currentColor" strokeWidth="1.4" />
        </>
      );
    case 'waived':
      return <path d="M1.2 5h7.6" stroke="currentColor" strokeWidth="1.8" />;
  }
}
