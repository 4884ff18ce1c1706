import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { statusColour } from '@/components/ui/tone';
import type { TrendData } from './model';
import { trendDomain } from './scales';
import { trendPoints, type TrendPoint } from './trend-points';
import styles from './charts.module.css';

const width = 240;
const height = 54;

/** The trend in a card: no axis, the same marks. The card says the figures. */
export function Sparkline({ data }: { data: TrendData }) {
  const { actual, expected, forecast, slots } = trendPoints(data);
  const x = scaleLinear([0, Math.max(1, slots - 1)], [6, width - 6]);
  const y = scaleLinear(trendDomain([...actual, ...expected, ...forecast].map(({ value }) => value), data.unit), [height - 6, 6]);
  const path = line<TrendPoint>()
    .x(({ slot }) => x(slot))
    .y(({ value }) => y(value));
  const colour = statusColour(data.status);
  return (
    <svg className={styles.sparkline} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {expected.length > 1 && <path d={path(expected) ?? ''} fill="none" stroke="var(--neutral)" strokeWidth="1.4" strokeDasharray="5 3" />}
      {forecast.length > 1 && <path d={path(forecast) ?? ''} fill="none" stroke={colour} strokeWidth="1.8" strokeDasharray="1.5 3.5" />}
      {actual.length > 1 && <path d={path(actual) ?? ''} fill="none" stroke={colour} strokeWidth="2" />}
      {actual.map((point) => (
        <circle key={point.slot} cx={x(point.slot)} cy={y(point.value)} r="3" fill="var(--panel)" stroke={colour} strokeWidth="1.8" />
      ))}
    </svg>
  );
}
