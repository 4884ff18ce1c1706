import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { QuarterTimeliness, TimelinessFigures, TimelinessLine, TimelinessView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { useLanguage } from '@/i18n';
import { formatFixed } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { byAttention, figuresOf, isEmpty, outcomes } from '../logic/outcomes';
import { OutcomeMark } from './outcome-mark';
import styles from './timeliness-table.module.css';

interface Props {
  view: TimelinessView;
  chosen: string;
  /** What a line is called in the head of its column. */
  head: string;
  /** Where a line leads. */
  href?: (line: TimelinessLine) => string;
}

/** Units or communes down, quarters across; the chosen quarter tells more, and is all that a phone shows. */
export function TimelinessTable({ view, chosen, head, href }: Props) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const [params] = useSearchParams();
  const periods = view.quarters.map(({ period }) => period);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reached by keyboard
    <div className={styles.scroll} role="region" aria-label={t('table.caption', { year: view.year })} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('table.caption', { year: view.year })}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles.name}>
              {head}
            </th>
            {periods.map((period) =>
              period === chosen ? (
                <th key={period} scope="colgroup" colSpan={4} className={styles.chosen}>
                  {words.quarter(period)}
                </th>
              ) : (
                <th key={period} scope="col" rowSpan={2} className={styles.other}>
                  <Link to={withPeriod(params, period)} title={t('table.pick', { period: words.quarter(period) })}>
                    {words.quarterShort(period)}
                  </Link>
                </th>
              ),
            )}
            <th scope="col" rowSpan={2} className={`number ${styles.other}`}>
              {t('table.year')}
            </th>
          </tr>
          <tr>
            <th scope="col" className={styles.first}>
              {t('table.outcomes')}
            </th>
            <th scope="col" className={`number ${styles.desk}`}>
              {t('table.reportingRate')}
            </th>
            <th scope="col" className="number">
              {t('table.onTimeRate')}
            </th>
            <th scope="col" className={`number ${styles.last}`}>
              {t('table.completeness')}
            </th>
          </tr>
        </thead>
        <tbody>
          {byAttention(view.lines, chosen).map((line) => (
            <tr key={line.organizationId}>
              <th scope="row" className={styles.name}>
                {href ? <AppLink to={href(line)}>{line.name}</AppLink> : line.name}
              </th>
              <Cells quarters={line.quarters} total={line.total} periods={periods} chosen={chosen} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.name}>
              {t('table.total')}
            </th>
            <Cells quarters={view.quarters} total={view.total} periods={periods} chosen={chosen} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** This page, with all that narrows it, in another quarter. */
function withPeriod(params: URLSearchParams, period: string): string {
  const next = new URLSearchParams(params);
  next.set('period', period);
  return `?${next.toString()}`;
}

interface CellsProps {
  quarters: readonly QuarterTimeliness[];
  total: TimelinessFigures;
  periods: readonly string[];
  chosen: string;
}

function Cells({ quarters, total, periods, chosen }: CellsProps) {
  return (
    <>
      {periods.map((period) => {
        const figures = figuresOf(quarters, period);
        return period === chosen ? (
          <Details key={period} figures={figures} />
        ) : (
          <td key={period} className={styles.other}>
            <Marks figures={figures} />
          </td>
        );
      })}
      <td className={`number ${styles.other}`}>
        <Rate value={total.onTimeRate} />
      </td>
    </>
  );
}

function Details({ figures }: { figures: TimelinessFigures | null }) {
  return (
    <>
      <td className={styles.first}>
        <Marks figures={figures} />
      </td>
      <td className={`number ${styles.desk}`}>
        <Rate value={figures?.reportingRate} />
      </td>
      <td className="number">
        <Rate value={figures?.onTimeRate} />
      </td>
      <td className={`number ${styles.last}`}>
        <Rate value={figures?.valueCompleteness} />
      </td>
    </>
  );
}

function Marks({ figures }: { figures: TimelinessFigures | null }) {
  if (!figures || isEmpty(figures)) return <span className="muted">–</span>;
  return (
    <span className={styles.marks}>
      {outcomes.map((outcome) => figures[outcome] > 0 && <OutcomeMark key={outcome} outcome={outcome} count={figures[outcome]} />)}
    </span>
  );
}

function Rate({ value }: { value: number | undefined }) {
  const language = useLanguage();
  return value === undefined ? <span className="muted">–</span> : `${formatFixed(value, 1, language)}\u00a0%`;
}
