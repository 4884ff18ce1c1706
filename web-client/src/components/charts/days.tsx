import { useId, useState, type KeyboardEvent } from 'react';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { SegmentRow } from './model';
import { readableLengths, starts } from './scales';
import { segmentTip, SegmentFill, SegmentLegend } from './segment-parts';
import { useTips } from './use-tips';
import { useWidth } from './use-width';

const height = 150;
const margin = { top: 18, bottom: 20 };
// As little as can still be seen.
const visible = 4;

/** A narrow column a day, the first segment at the foot and hatched; one stop of the keyboard, arrows go from day to day. */
export default function Days({ data }: { data: readonly SegmentRow[] }) {
  const words = useWording();
  const hatch = useId();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const { markOf, bubble } = useTips();
  const totals = data.map(({ segments }) => segments.reduce((sum, { count }) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const peak = totals.indexOf(most);
  const [chosen, setChosen] = useState(Math.max(0, peak));
  const stop = Math.min(chosen, data.length - 1);
  const step = width / Math.max(1, data.length);
  const columnWidth = Math.max(1, Math.min(40, step - (step > 8 ? 2 : 0)));
  const inner = height - margin.top - margin.bottom;
  const foot = height - margin.bottom;

  const move = (event: KeyboardEvent<SVGSVGElement>) => {
    const next = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: data.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<SVGElement>('[role="img"]')[Math.min(data.length - 1, Math.max(0, next))]?.focus();
  };

  return (
    <div ref={box}>
      <svg className={styles.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" onKeyDown={move}>
        <defs>
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="4" fill="var(--off-track)" />
          </pattern>
        </defs>
        {data.map((row, index) => {
          const counts = row.segments.map(({ count }) => count);
          const heights = readableLengths(counts, (inner * (totals[index] ?? 0)) / most, visible);
          const feet = starts(heights);
          const left = step * index + (step - columnWidth) / 2;
          const mark = markOf(segmentTip(row));
          return (
            <g
              key={row.id}
              className={styles.mark}
              {...mark}
              tabIndex={index === stop ? 0 : -1}
              onFocus={(event) => {
                setChosen(index);
                mark.onFocus(event);
              }}
            >
              {/* The whole height of the day takes the pointer, also where the column is low. */}
              <rect x={step * index} y={0} width={step} height={foot} fill="transparent" />
              {row.segments.map((segment, place) => {
                const tall = heights[place] ?? 0;
                const box = { x: left, y: foot - (feet[place] ?? 0) - tall, width: columnWidth, height: tall };
                return (
                  tall > 0 && (
                    <g key={segment.id}>
                      <SegmentFill segment={segment} {...box} isLabelled={false} />
                      {place === 0 && <rect {...box} fill={`url(#${hatch})`} />}
                    </g>
                  )
                );
              })}
            </g>
          );
        })}
        <line x1="0" x2={width} y1={foot} y2={foot} stroke="var(--line-strong)" />
        {peak >= 0 && (
          <text x={within(step * (peak + 0.5), width)} y={margin.top - 6} textAnchor="middle" className={styles.label}>
            {words.number(most)}
          </text>
        )}
        <text x="0" y={height - 5} className={styles.axis}>
          {data[0]?.name}
        </text>
        {data.length > 1 && (
          <text x={width} y={height - 5} textAnchor="end" className={styles.axis}>
            {data.at(-1)?.name}
          </text>
        )}
      </svg>
      <SegmentLegend rows={data} />
      {bubble}
    </div>
  );
}

/** A figure at the edge stays whole. */
function within(x: number, width: number): number {
  return Math.min(width - 24, Math.max(24, x));
}
