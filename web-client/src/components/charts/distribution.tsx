import { scaleLinear } from 'd3-scale';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { StatusMark } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { statusColour } from '@/components/ui/tone';
import { useWording } from '@/lib/wording';
import styles from './distribution.module.css';
import { layLabels, nearest, stackDots } from './distribution-layout';
import type { DistributionData } from './model';
import { trendDomain } from './scales';
import { useWidth } from './use-width';

const margin = { side: 26, top: 24, bottom: 22 };
// A column that is higher than this gets smaller dots.
const mostRows = 12;
const letter = 6.6;
const targetLine = 16;
const targetLines = 2;

/** A mark a commune along the scale of values; the targets below the axis, the figure in the middle above. */
export default function Distribution({ data }: { data: DistributionData }) {
  const { t } = useTranslation();
  const words = useWording();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const [chosen, setChosen] = useState(0);
  const { points, targets, median } = data;
  const domain = trendDomain([...points.map(({ value }) => value), ...targets.map(({ value }) => value)], data.unit);
  const x = scaleLinear(domain, [margin.side, width - margin.side]);
  const places = points.map(({ value }) => x(value));
  const size = Math.max(...stackDots(places, 13), 0) < mostRows ? 13 : 8;
  const rows = stackDots(places, size);
  const axis = margin.top + (Math.max(...rows, 2) + 1) * size + 6;
  const dots = points.map((_, index) => ({ x: places[index] ?? 0, y: axis - 4 - ((rows[index] ?? 0) + 0.5) * size }));
  const labels = targets.map(({ value, text, count }) => ({ value, text: t('chart.targetOf', { target: text, count }) }));
  const lines = layLabels(
    labels.map(({ value, text }) => ({ at: within(x(value), text, width), width: text.length * letter })),
    targetLines,
  );
  const height = axis + margin.bottom + (targets.length > 0 ? targetLines * targetLine + 6 : 0);
  const point = points[chosen] ?? points[0];

  const step = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const next = { ArrowLeft: chosen - 1, ArrowDown: chosen - 1, ArrowRight: chosen + 1, ArrowUp: chosen + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(Math.min(last, Math.max(0, next)));
  };
  const pointAt = (clientX: number, clientY: number, drawing: Element) => {
    const { left, top } = drawing.getBoundingClientRect();
    setChosen(nearest(dots, clientX - left, clientY - top));
  };

  if (!point) return <p className="muted">{t('chart.distributionNone')}</p>;
  return (
    <div ref={box}>
      <div
        className={styles.drawing}
        role="slider"
        tabIndex={0}
        aria-label={t('chart.distributionKeys')}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={chosen + 1}
        aria-valuetext={`${point.name}: ${point.valueText}, ${t(`status.${point.status}`)}`}
        onKeyDown={step}
        onPointerMove={(event) => pointAt(event.clientX, event.clientY, event.currentTarget)}
        onPointerDown={(event) => pointAt(event.clientX, event.clientY, event.currentTarget)}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
          <line x1={margin.side - 12} x2={width - margin.side + 12} y1={axis} y2={axis} stroke="var(--line-strong)" />
          {x.ticks(width < 480 ? 4 : 8).map((tick) => (
            <text key={tick} x={x(tick)} y={axis + 16} textAnchor="middle" className={styles.axis}>
              {words.number(tick, data.decimals)}
            </text>
          ))}
          {labels.map(({ value, text }, index) => (
            <g key={value}>
              <line x1={x(value)} x2={x(value)} y1={axis - 7} y2={axis + 4} stroke="var(--ink)" strokeWidth="2.5" />
              {lines[index] != null && (
                <text x={within(x(value), text, width)} y={axis + margin.bottom + 14 + lines[index] * targetLine} textAnchor="middle" className={styles.label}>
                  {text}
                </text>
              )}
            </g>
          ))}
          {median !== null && (
            <>
              <line x1={x(median)} x2={x(median)} y1={margin.top - 6} y2={axis} stroke="var(--neutral)" strokeWidth="1.6" strokeDasharray="5 4" />
              <text x={within(x(median), t('chart.median', { value: words.measure(median, data) }), width)} y={12} textAnchor="middle" className={styles.label}>
                {t('chart.median', { value: words.measure(median, data) })}
              </text>
            </>
          )}
          {dots.map((dot, index) => {
            const { id, status } = points[index] ?? point;
            const isChosen = index === chosen;
            return (
              <g key={id} transform={`translate(${dot.x - size / 2 + 1} ${dot.y - size / 2 + 1})`} color={statusColour(status)}>
                {isChosen && <circle className={styles.ring} cx={size / 2 - 1} cy={size / 2 - 1} r={size / 2 + 2} fill="none" stroke="var(--ink)" strokeWidth="1.6" />}
                <StatusShape status={status} size={size - 2} />
              </g>
            );
          })}
        </svg>
      </div>
      <p className={styles.chosen}>
        <StatusMark status={point.status} short /> {point.href === null ? point.name : <AppLink to={point.href}>{point.name}</AppLink>} <strong>{point.valueText}</strong>{' '}
        <span className="muted">
          / {point.targetText}
          {point.place !== null && ` · ${t('chart.place', { place: point.place, count: points.length })}`}
        </span>
      </p>
    </div>
  );
}

/** The middle of a text that is to stay inside the drawing. */
function within(at: number, text: string, width: number): number {
  const half = (text.length * letter) / 2;
  return Math.min(Math.max(at, half), Math.max(half, width - half));
}
