import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useTranslation } from 'react-i18next';
import { statusColour } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { TrendData } from './model';
import { trendDomain } from './scales';
import { trendPoints, type TrendPoint } from './trend-points';
import { useWidth } from './use-width';

const height = 240;
const margin = { top: 22, right: 20, bottom: 30, left: 46 };

export default function Trend({ data }: { data: TrendData }) {
  const { t } = useTranslation();
  const words = useWording();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const { actual, expected, forecast, slots } = trendPoints(data);
  const shown = [...actual, ...expected, ...forecast].map(({ value }) => value);
  const domain = trendDomain([...shown, data.target?.value], data.unit);
  const x = scaleLinear([0, Math.max(1, slots - 1)], [margin.left + 16, width - margin.right - 24]);
  const y = scaleLinear(domain, [height - margin.bottom, margin.top]);
  const path = line<TrendPoint>()
    .x(({ slot }) => x(slot))
    .y(({ value }) => y(value));
  const colour = statusColour(data.status);
  const labels = [...(data.baseline ? [String(data.baseline.year)] : []), ...data.quarters.map(({ period }) => words.quarterShort(period))];
  const above = (point: TrendPoint) => {
    const beside = expected.find(({ slot }) => slot === point.slot);
    return !beside || point.value >= beside.value;
  };

  return (
    <div ref={box}>
      <svg className={styles.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {y.ticks(4).map((tick) => (
          <text key={tick} x={margin.left - 10} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
            {words.number(tick, data.decimals)}
          </text>
        ))}
        <line x1={margin.left} x2={width - margin.right} y1={height - margin.bottom} y2={height - margin.bottom} stroke="var(--line-strong)" />
        {labels.map((label, slot) => (
          <text key={label} x={x(slot)} y={height - 10} textAnchor="middle" className={styles.axis}>
            {label}
          </text>
        ))}
        {data.target && (
          <>
            <line x1={margin.left} x2={width - margin.right} y1={y(data.target.value)} y2={y(data.target.value)} stroke="var(--ink)" />
            <text x={margin.left + 4} y={y(data.target.value) - 6} className={styles.label}>
              {t('chart.target', { target: data.target.text })}
            </text>
          </>
        )}
        {expected.length > 1 && <path d={path(expected) ?? ''} fill="none" stroke="var(--neutral)" strokeWidth="1.6" strokeDasharray="6 4" />}
        {forecast.length > 1 && <path d={path(forecast) ?? ''} fill="none" stroke={colour} strokeWidth="2" strokeDasharray="2 4" />}
        {actual.length > 1 && <path d={path(actual) ?? ''} fill="none" stroke={colour} strokeWidth="2.2" />}
        {actual.map((point) => (
          <g key={point.slot}>
            <circle cx={x(point.slot)} cy={y(point.value)} r="4" fill="var(--panel)" stroke={colour} strokeWidth="2" />
            <text x={x(point.slot)} y={y(point.value) + (above(point) ? -10 : 19)} textAnchor="middle" className={styles.figure}>
              {words.number(point.value, data.decimals)}
            </text>
          </g>
        ))}
        {forecast.length > 1 && data.forecast !== null && (
          <text x={x(slots - 1)} y={y(data.forecast) + 18} textAnchor="middle" className={styles.axis}>
            {words.number(data.forecast, data.decimals)}
          </text>
        )}
      </svg>
      <ul className={styles.legend} aria-hidden="true">
        <LegendEntry stroke={colour}>{t('chart.actual')}</LegendEntry>
        {expected.length > 1 && (
          <LegendEntry stroke="var(--neutral)" dashes="6 4">
            {t('chart.expected')}
          </LegendEntry>
        )}
        {forecast.length > 1 && (
          <LegendEntry stroke={colour} dashes="2 4">
            {t('chart.forecast')}
          </LegendEntry>
        )}
      </ul>
    </div>
  );
}

function LegendEntry({ stroke, dashes, children }: { stroke: string; dashes?: string; children: string }) {
  return (
    <li>
      <svg width="26" height="8">
        <line x1="0" x2="26" y1="4" y2="4" stroke={stroke} strokeWidth="2" strokeDasharray={dashes} />
      </svg>
      {children}
    </li>
  );
}
