import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useTranslation } from 'react-i18next';
import { statusColour } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { TrendData } from './model';
import { placeLabels, trendDomain } from './scales';
import { trendPoints, type TrendPoint } from './trend-points';
import { useTips } from './use-tips';
import { useWidth } from './use-width';

const height = 240;
// About what a letter of a label takes.
const letter = 6.8;
const margin = { top: 24, right: 20, bottom: 30, left: 46 };

export default function Trend({ data }: { data: TrendData }) {
  const { t } = useTranslation();
  const words = useWording();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const { markOf, bubble } = useTips();
  const { actual, expected, forecast, slots } = trendPoints(data);
  const shown = [...actual, ...expected, ...forecast].map(({ value }) => value);
  const domain = trendDomain([...shown, data.target?.value], data.unit);
  const x = scaleLinear([0, Math.max(1, slots - 1)], [margin.left + 16, width - margin.right - 24]);
  const y = scaleLinear(domain, [height - margin.bottom, margin.top]);
  const path = line<TrendPoint>()
    .x(({ slot }) => x(slot))
    .y(({ value }) => y(value));
  const colour = statusColour(data.status);
  const first = data.baseline ? 1 : 0;
  const names = [...(data.baseline ? [String(data.baseline.year)] : []), ...data.quarters.map(({ period }) => words.quarterShort(period))];
  const nowAt = data.quarters.findIndex(({ period }) => period === data.now);
  const milestone = data.quarters[nowAt]?.milestone ?? null;
  const expectedNow = milestone === null ? null : { slot: first + nowAt, value: milestone };
  const hasTips = data.quarters.some(({ tip }) => tip);
  const isAbove = (point: TrendPoint) => {
    const other = expected.find(({ slot }) => slot === point.slot);
    return !other || point.value >= other.value;
  };

  // What is measured is labelled first; what is expected and forecast takes the places that are left.
  const labels = [
    ...(data.target ? [{ text: t('chart.target', { target: data.target.text }), point: null, isFigure: false }] : []),
    ...actual.map((point) => ({ text: words.number(point.value, data.decimals), point, isFigure: true })),
    ...(expectedNow && expectedNow.value !== data.target?.value
      ? [{ text: t('chart.expectedNow', { value: words.number(expectedNow.value, data.decimals) }), point: expectedNow, isFigure: false }]
      : []),
    ...forecast.slice(1).map((point) => ({ text: t('chart.forecastShort', { value: words.number(point.value, data.decimals) }), point, isFigure: false })),
  ].map(({ text, point, isFigure }) => {
    const wide = text.length * letter;
    const middle = point ? x(point.slot) : margin.left + 4 + wide / 2;
    return {
      text,
      isFigure,
      x: Math.max(margin.left + wide / 2, Math.min(width - wide / 2, middle)),
      y: y(point ? point.value : (data.target?.value ?? 0)),
      width: wide,
      height: 15,
      prefers: !point || (isFigure ? isAbove(point) : !actual.some(({ slot, value }) => slot === point.slot && value >= point.value)) ? ('above' as const) : ('below' as const),
    };
  });
  const baselines = placeLabels(labels, 4, height - margin.bottom - 2);

  return (
    <div ref={box}>
      <svg className={styles.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role={hasTips ? 'group' : undefined} aria-hidden={!hasTips}>
        {y.ticks(4).map((tick) => (
          <text key={tick} aria-hidden="true" x={margin.left - 10} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
            {words.number(tick, data.decimals)}
          </text>
        ))}
        <line x1={margin.left} x2={width - margin.right} y1={height - margin.bottom} y2={height - margin.bottom} stroke="var(--line-strong)" />
        {names.map((name, slot) => (
          <text key={name} aria-hidden="true" x={x(slot)} y={height - 10} textAnchor="middle" className={styles.axis}>
            {name}
          </text>
        ))}
        {data.target && (
          <line x1={margin.left} x2={width - margin.right} y1={y(data.target.value)} y2={y(data.target.value)} stroke="var(--ink)" />
        )}
        {expected.length > 1 && <path d={path(expected) ?? ''} fill="none" stroke="var(--neutral)" strokeWidth="1.6" strokeDasharray="6 4" />}
        {expectedNow && (
          <line
            x1={x(expectedNow.slot) - 9}
            x2={x(expectedNow.slot) + 9}
            y1={y(expectedNow.value)}
            y2={y(expectedNow.value)}
            stroke="var(--neutral-ink)"
            strokeWidth="2.5"
          />
        )}
        {forecast.length > 1 && <path d={path(forecast) ?? ''} fill="none" stroke={colour} strokeWidth="2" strokeDasharray="2 4" />}
        {actual.length > 1 && <path d={path(actual) ?? ''} fill="none" stroke={colour} strokeWidth="2.2" />}
        {actual.map((point) => {
          const tip = data.quarters[point.slot - first]?.tip;
          return (
            <g key={point.slot} className={tip && styles.mark} {...(tip && markOf(tip))}>
              {/* Larger than it is drawn, for fingers. */}
              <circle cx={x(point.slot)} cy={y(point.value)} r="14" fill="transparent" />
              <circle cx={x(point.slot)} cy={y(point.value)} r="4" fill="var(--panel)" stroke={colour} strokeWidth="2" />
            </g>
          );
        })}
        {labels.map(({ text, x: middle, isFigure }, index) => (
          <text key={text} aria-hidden="true" x={middle} y={(baselines[index] ?? 0) - 3} textAnchor="middle" className={isFigure ? styles.figure : styles.label} pointerEvents="none">
            {text}
          </text>
        ))}
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
      {bubble}
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
