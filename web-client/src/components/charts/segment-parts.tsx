import type { ProgressStatus } from '@/api-types';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone, type Tone } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { SegmentRow } from './model';
import type { Tip } from './use-tips';

type Segment = SegmentRow['segments'][number];

export function segmentTip({ name, segments }: SegmentRow): Tip {
  return { title: name, lines: segments.filter(({ count }) => count > 0).map(({ word, count }) => [word, String(count)]) };
}

interface FillProps {
  segment: Segment;
  x: number;
  y: number;
  width: number;
  height: number;
  isLabelled: boolean;
}

/** A tint with the shape and the count in its ink: readable in grey, and where the ink prints black. */
export function SegmentFill({ segment, x, y, width, height, isLabelled }: FillProps) {
  const words = useWording();
  const { fill, ink } = coloursOf(segment.status);
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    <g>
      <rect x={x + 0.5} y={y + 0.5} width={Math.max(0, width - 1)} height={Math.max(0, height - 1)} rx="2" fill={fill} stroke={ink} strokeWidth="1" />
      {isLabelled && (
        <>
          <svg x={middle - 14} y={centre - 5} width="10" height="10" viewBox="0 0 10 10" color={ink}>
            <StatusShape status={segment.status} />
          </svg>
          <text x={middle} y={centre + 4} className={styles.figure} style={{ fill: ink }}>
            {words.number(segment.count)}
          </text>
        </>
      )}
    </g>
  );
}

/** The words of the shapes; what occurs nowhere is not explained. */
export function SegmentLegend({ rows }: { rows: readonly SegmentRow[] }) {
  const found = (rows[0]?.segments ?? []).filter(({ id }) => rows.some(({ segments }) => segments.some((segment) => segment.id === id && segment.count > 0)));
  return (
    <ul className={styles.legend} aria-hidden="true">
      {found.map(({ id, status, word }) => (
        <li key={id} style={{ color: coloursOf(status).ink }}>
          <StatusShape status={status} /> {word}
        </li>
      ))}
    </ul>
  );
}

function coloursOf(status: ProgressStatus): { fill: string; ink: string } {
  const names: Record<Tone, string> = { met: 'met', onTrack: 'on-track', atRisk: 'at-risk', offTrack: 'off-track', neutral: 'neutral' };
  const name = names[statusTone(status)];
  return { fill: `var(--${name}-tint)`, ink: `var(--${name}-ink)` };
}
