import { useId } from 'react';
import type { ProgressStatus } from '@/api-types';

/** The shape of a status, drawn rather than typed: fonts disagree about the size of ◆ and ▲. */
export function StatusShape({ status, size = 10 }: { status: ProgressStatus; size?: number }) {
  const hatch = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {shape(status, hatch)}
    </svg>
  );
}

function shape(status: ProgressStatus, hatch: string) {
  switch (status) {
    case 'met':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />;
    case 'on_track':
      return <path d="M5 .4 9.6 5 5 9.6.4 5Z" fill="currentColor" />;
    case 'at_risk':
      return <path d="M5 .8 9.6 9.2H.4Z" fill="currentColor" />;
    case 'off_track':
      return <path d="M5 9.2.4.8h9.2Z" fill="currentColor" />;
    case 'not_due':
      return <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.3" />;
    case 'no_data':
      return (
        <>
          <defs>
            <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="1" height="3" fill="currentColor" />
            </pattern>
          </defs>
          <rect x="1" y="1" width="8" height="8" fill={`url(#${hatch})`} stroke="currentColor" strokeWidth="1.2" />
        </>
      );
    case 'not_applicable':
      return <circle cx="5" cy="5" r="1.6" fill="currentColor" />;
  }
}
