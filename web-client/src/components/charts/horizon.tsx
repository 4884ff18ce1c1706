import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useTranslation } from 'react-i18next';
import { useWording } from '@/lib/wording';
import styles from './charts.module.css';
import type { HorizonData } from './model';
import { trendDomain } from './scales';
import { useWidth } from './use-width';

const height = 220;
const margin = { top: 26, right: 40, bottom: 30, left: 30 };

/** Targets of several years on a scale of years: the way between them is drawn, never judged by. */
export default function Horizon({ data }: { data: HorizonData }) {
  const { t } = useTranslation();
  const words = useWording();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const years = [...data.targets.map(({ year }) => year), ...(data.current ? [data.current.at] : [])];
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [margin.left + 20, width - margin.right - 20]);
  const values = [...data.targets.map(({ value }) => value), data.current?.value];
  const y = scaleLinear(trendDomain(values, data.unit), [height - margin.bottom, margin.top]);
  const path = line<{ year: number; value: number }>()
    .x(({ year }) => x(year))
    .y(({ value }) => y(value));
  return (
    <div ref={box}>
      <svg className={styles.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        <line x1={margin.left} x2={width - margin.right} y1={height - margin.bottom} y2={height - margin.bottom} stroke="var(--line-strong)" />
        <path d={path([...data.targets]) ?? ''} fill="none" stroke="var(--neutral)" strokeWidth="1.6" strokeDasharray="6 4" />
        {data.targets.map(({ year, value, text }) => (
          <g key={year}>
            <line x1={x(year) - 9} x2={x(year) + 9} y1={y(value)} y2={y(value)} stroke="var(--ink)" strokeWidth="2.5" />
            <text x={x(year)} y={y(value) - 9} textAnchor="middle" className={styles.figure}>
              {text}
            </text>
            <text x={x(year)} y={height - 10} textAnchor="middle" className={styles.axis}>
              {year}
            </text>
          </g>
        ))}
        {data.current && (
          <>
            <circle cx={x(data.current.at)} cy={y(data.current.value)} r="4.5" fill="var(--panel)" stroke="var(--accent)" strokeWidth="2.2" />
            <text x={x(data.current.at) + 9} y={y(data.current.value) + 16} className={styles.label}>
              {words.measure(data.current.value, data)} · {data.current.label}
            </text>
          </>
        )}
      </svg>
      <ul className={styles.legend} aria-hidden="true">
        <li>
          <svg width="18" height="8">
            <line x1="0" x2="18" y1="4" y2="4" stroke="var(--ink)" strokeWidth="2.5" />
          </svg>
          {t('chart.horizonTarget')}
        </li>
        {data.current && (
          <li>
            <svg width="12" height="12">
              <circle cx="6" cy="6" r="4" fill="none" stroke="var(--accent)" strokeWidth="2" />
            </svg>
            {t('chart.actual')}
          </li>
        )}
      </ul>
    </div>
  );
}
