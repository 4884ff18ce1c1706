import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardCell } from '@/api-types';
import { ReportStateBadge } from '@/components/ui/badge';
import { StatusShape } from '@/components/ui/status-shape';
import { formatDayMonth, formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { cellsOf, nextPlace, type BoardRow, type Place } from '../../logic/board';
import { countReports, timelinessOf } from '../../logic/report-order';
import { Attention } from './attention';
import styles from './board-table.module.css';
import { Filled } from '../filled';
import { useReviewPath } from './use-review-path';

interface Props {
  year: number;
  rows: readonly BoardRow[];
  /** Of all units, also where the rows are filtered: the totals are of the quarter. */
  cells: readonly BoardCell[];
  periods: readonly string[];
  chosen: string;
  now: Date;
  /** What can be done about a form of the chosen quarter; no column where nobody may do anything. */
  action?: (cell: BoardCell) => ReactNode;
}

/** Units down, quarters across; the chosen quarter tells more. */
export function BoardTable({ year, rows, cells, periods, chosen, now, action }: Props) {
  const { t } = useTranslation('reports');
  const words = useWording();
  const pathTo = useReviewPath();
  const details = action ? 5 : 4;

  const move = (event: KeyboardEvent, from: Place) => {
    const place = nextPlace(rows, periods, from, event.key);
    if (!place) return;
    event.preventDefault();
    document.getElementById(linkId(place))?.focus();
  };
  const link = (cell: BoardCell, place: Place, short: boolean) => (
    <Link id={linkId(place)} className={styles.link} to={pathTo(cell.summary)} onKeyDown={(event) => move(event, place)}>
      <span className="visually-hidden">{t('board.place', { unit: cell.summary.organizationName, period: words.quarter(place.period) })} </span>
      <ReportStateBadge state={cell.summary.state} />
      {short && <Brief cell={cell} />}
    </Link>
  );

  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">
          {t('board.caption', { year })}. {t('board.keys')}
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles.unit}>
              {t('board.unit')}
            </th>
            {periods.map((period) =>
              period === chosen ? (
                <th key={period} scope="colgroup" colSpan={details} className={styles.chosen}>
                  {words.quarter(period)}
                  <Due cells={cells} period={period} />
                </th>
              ) : (
                <th key={period} scope="col" rowSpan={2} className={styles.narrow}>
                  <Link to={pathTo({ period })} title={t('board.pick', { period: words.quarter(period) })}>
                    {words.quarterShort(period)}
                  </Link>
                  <Due cells={cells} period={period} short />
                </th>
              ),
            )}
          </tr>
          <tr>
            <th scope="col" className={styles.first}>
              {t('board.state')}
            </th>
            <th scope="col">{t('board.filled')}</th>
            <th scope="col">{t('board.attention')}</th>
            <th scope="col" className={action ? undefined : styles.last}>
              {t('board.touched')}
            </th>
            {action && (
              <th scope="col" className={styles.last}>
                {t('board.remindColumn')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organizationId}>
              <th scope="row" className={styles.unit}>
                {row.organizationName}
              </th>
              {periods.map((period) => {
                const cell = row.cells.get(period);
                const place = { organizationId: row.organizationId, period };
                if (period !== chosen) {
                  return (
                    <td key={period} className={styles.narrow}>
                      {cell ? link(cell, place, true) : <span className="muted">–</span>}
                    </td>
                  );
                }
                return cell ? (
                  <Details key={period} cell={cell} now={now} action={action}>
                    {link(cell, place, false)}
                  </Details>
                ) : (
                  <td key={period} colSpan={details} className={`${styles.first} ${styles.last} muted`}>
                    {t('board.noForm')}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.unit}>
              {t('board.total')}
            </th>
            {periods.map((period) => {
              const { sent, total } = countReports(
                cellsOf(cells, period).map(({ summary }) => summary),
                now,
              );
              return period === chosen ? (
                <td key={period} colSpan={details} className={`${styles.first} ${styles.last}`}>
                  {t('board.sent', { share: words.share(sent, total) })}
                </td>
              ) : (
                <td key={period} className={styles.narrow}>
                  {sent}/{total}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** One rule holds for all units of a plan, so its date stands in the head. */
function Due({ cells, period, short = false }: { cells: readonly BoardCell[]; period: string; short?: boolean }) {
  const { t } = useTranslation('reports');
  const dueAt = cellsOf(cells, period)[0]?.summary.dates.dueAt;
  if (!dueAt) return null;
  return (
    <span className={short ? styles.second : styles.due}>
      {short ? t('board.dueShort', { day: formatDayMonth(dueAt) }) : t('board.due', { moment: formatMoment(dueAt) })}
    </span>
  );
}

function Details({ cell, now, action, children }: { cell: BoardCell; now: Date; action?: Props['action']; children: ReactNode }) {
  const { t } = useTranslation('reports');
  const { summary } = cell;
  const timeliness = timelinessOf(summary, now);
  return (
    <>
      <td className={styles.first}>
        {children}
        <span className={`${styles.second} ${styles[timeliness]}`}>{t(`review.timeliness.${timeliness}`)}</span>
      </td>
      <td className={styles.filled}>
        <Filled filled={summary.filledCount} total={summary.rowCount} />
      </td>
      <td>
        <Attention cell={cell} />
      </td>
      <td className={action ? undefined : styles.last}>
        {cell.touchedAt ? (
          <>
            {formatMoment(cell.touchedAt)}
            <span className={styles.second}>{cell.touchedBy ?? t('sheet.system')}</span>
          </>
        ) : (
          <span className="muted">–</span>
        )}
      </td>
      {action && <td className={styles.last}>{action(cell)}</td>}
    </>
  );
}

/** Beside the letter of a quarter that is not chosen: how full it is, and whether something looks odd. */
function Brief({ cell: { summary, warningCount } }: { cell: BoardCell }) {
  const { t } = useTranslation('reports');
  return (
    <span className={styles.brief}>
      <span aria-hidden="true">
        {summary.filledCount}/{summary.rowCount}
      </span>
      <span className="visually-hidden">{t('filled', { filled: summary.filledCount, total: summary.rowCount })}</span>
      {warningCount > 0 && (
        <span className={styles.odd} title={t('board.warnings', { count: warningCount })}>
          <StatusShape status="at_risk" size={8} />
          <span aria-hidden="true">{warningCount}</span>
          <span className="visually-hidden">{t('board.warnings', { count: warningCount })}</span>
        </span>
      )}
    </span>
  );
}

function linkId({ organizationId, period }: Place): string {
  return `form-${organizationId}-${period}`;
}
