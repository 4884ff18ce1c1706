import { useTips } from './use-tips';
import styles from './charts.module.css';
import type { SegmentRow } from './model';
import { readableLengths, starts } from './scales';
import { segmentTip, SegmentFill, SegmentLegend } from './segment-parts';
import { useWidth } from './use-width';

const height = 260;
const margin = { top: 8, bottom: 26 };
// Room for a shape and a figure.
const readable = 18;

/** A column a period, its segments from the worst at the foot to what is not judged at the top. */
export default function Columns({ data }: { data: readonly SegmentRow[] }) {
  const [box, width] = useWidth<HTMLDivElement>(640);
  const { markOf, bubble } = useTips();
  const most = Math.max(1, ...data.map(({ segments }) => segments.reduce((sum, { count }) => sum + count, 0)));
  const step = width / Math.max(1, data.length);
  const columnWidth = Math.min(120, step - 16);
  const inner = height - margin.top - margin.bottom;
  return (
    <div ref={box}>
      <svg className={styles.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group">
        {data.map((row, index) => {
          const left = step * index + (step - columnWidth) / 2;
          const counts = row.segments.map(({ count }) => count);
          const heights = readableLengths(counts, (inner * counts.reduce((sum, count) => sum + count, 0)) / most, readable);
          const feet = starts(heights);
          return (
            <g key={row.id} className={styles.mark} {...markOf(segmentTip(row))}>
              {row.segments.map((segment, place) => {
                const tall = heights[place] ?? 0;
                const top = height - margin.bottom - (feet[place] ?? 0) - tall;
                return (
                  tall > 0 && (
                    <SegmentFill key={segment.id} segment={segment} x={left} y={top} width={columnWidth} height={tall} isLabelled={tall >= readable} />
                  )
                );
              })}
              <text x={left + columnWidth / 2} y={height - 8} textAnchor="middle" className={styles.axis}>
                {row.name}
              </text>
            </g>
          );
        })}
      </svg>
      <SegmentLegend rows={data} />
      {bubble}
    </div>
  );
}
