import type { ReportState } from '@/api-types';

/** The shape of a report's state, drawn like those of a status: the way it took, then whether it is settled. */
export function ReportShape({ state, size = 10 }: { state: ReportState; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {shape(state)}
    </svg>
  );
}

function shape(state: ReportState) {
  switch (state) {
    case 'empty':
      return <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="2 1.4" />;
    case 'draft':
      return (
        <>
          <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M5 1.2a3.8 3.8 0 0 0 0 7.6Z" fill="currentColor" />
        </>
      );
    case 'submitted':
      return <path d="M1.4.8 9.2 5 1.4 9.2Z" fill="currentColor" />;
    case 'returned':
      return <path d="M8.6.8.8 5l7.8 4.2Z" fill="currentColor" />;
    case 'verified':
      return <path d="M1 5.4 3.8 8.2 9 2.2" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'locked':
      return <rect x="1.2" y="1.2" width="7.6" height="7.6" fill="currentColor" />;
  }
}
