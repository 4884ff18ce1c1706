import type { StatusCount } from '@/api-types';
import { statusColour } from '@/components/ui/tone';
import { stackWidths, starts } from './scales';
import styles from './charts.module.css';

/** Counts of statuses side by side, worst first as they come. Neutral ones are outlined: nothing is known of them. */
export function StackBar({ counts }: { counts: readonly StatusCount[] }) {
  const widths = stackWidths(counts.map(({ count }) => count));
  const lefts = starts(widths);
  return (
    <svg className={styles.stack} height="10" aria-hidden="true" focusable="false">
      <rect width="100%" height="10" fill="var(--track)" />
      {counts.map(({ status }, index) => {
        const judged = status === 'off_track' || status === 'at_risk' || status === 'on_track' || status === 'met';
        return (
          judged && (
            <rect
              key={status}
              x={`${lefts[index]}%`}
              width={`${widths[index]}%`}
              height="10"
              fill={statusColour(status)}
              stroke="var(--panel)"
              strokeWidth={widths[index] ? 1 : 0}
            />
          )
        );
      })}
    </svg>
  );
}
