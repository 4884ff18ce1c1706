import { AppLink } from '@/components/ui/app-link';
import { useTips } from './use-tips';
import styles from './charts.module.css';
import type { SegmentRow } from './model';
import { readableLengths, starts } from './scales';
import { segmentTip, SegmentFill, SegmentLegend } from './segment-parts';
import { useWidth } from './use-width';

const height = 22;
const readable = 30;

/** A bar a row, all of one scale: the longest has most. */
export default function Segments({ data }: { data: readonly SegmentRow[] }) {
  const { markOf, bubble } = useTips();
  const most = Math.max(1, ...data.map(totalOf));
  return (
    <>
      <ul className={styles.segments}>
        {data.map((row) => (
          <li key={row.id}>
            {row.href ? (
              <AppLink to={row.href} className={styles.stackName}>
                {row.name}
              </AppLink>
            ) : (
              <span>{row.name}</span>
            )}
            <Bar row={row} most={most} mark={markOf(segmentTip(row))} />
          </li>
        ))}
      </ul>
      <SegmentLegend rows={data} />
      {bubble}
    </>
  );
}

function Bar({ row, most, mark }: { row: SegmentRow; most: number; mark: ReturnType<ReturnType<typeof useTips>['markOf']> }) {
  const [box, width] = useWidth<HTMLDivElement>(320);
  const widths = readableLengths(row.segments.map(({ count }) => count), (width * totalOf(row)) / most, readable);
  const lefts = starts(widths);
  return (
    <div ref={box}>
      <svg className={`${styles.trend} ${styles.mark}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} {...mark}>
        {row.segments.map((segment, index) => {
          const wide = widths[index] ?? 0;
          return (
            wide > 0 && (
              <SegmentFill key={segment.id} segment={segment} x={lefts[index] ?? 0} y={0} width={wide} height={height} isLabelled={wide >= readable} />
            )
          );
        })}
      </svg>
    </div>
  );
}

function totalOf({ segments }: SegmentRow): number {
  return segments.reduce((sum, { count }) => sum + count, 0);
}
