import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActualView, ReportRow, ReportView, RowHistory as History } from '@/api-types';
import { Drawing } from '@/components/charts/drawing';
import { QueryPanel } from '@/components/feedback/query-panel';
import { ReportStateBadge } from '@/components/ui/badge';
import { useLanguage } from '@/i18n';
import { formatMoment } from '@/lib/format';
import { quarterLabel } from '@/lib/period';
import { rowHistoryQuery } from '../../api/get-row-history';
import { differences } from '../../logic/changes';
import { actualText, milestoneText, targetText, type FigureRow } from '../../logic/figures';
import { trendOf } from '../../logic/row-history';
import { DifferenceList } from './row-differences';
import styles from './row-history.module.css';
import { RowSection } from './row-section';
import { useWords } from '../use-words';

/** Every period of a row and every value that stood in this cell; asked for when it is opened. */
export function RowHistory({ report, row }: { report: ReportView; row: ReportRow }) {
  const { t } = useTranslation('reports');
  return (
    <RowSection title={t('history.title')}>
      <Loaded report={report} row={row} />
    </RowSection>
  );
}

function Loaded({ report, row }: { report: ReportView; row: ReportRow }) {
  const query = useQuery(rowHistoryQuery(report.summary.id ?? '', row.planIndicatorId, row.actual?.version ?? 0));
  return (
    <QueryPanel query={query}>
      {(history) => (
        <div className={styles.history}>
          <Chart row={row} history={history} />
          <Periods row={row} history={history} current={report.summary.period} />
          <Revisions row={row} history={history} current={report.summary.period} />
        </div>
      )}
    </QueryPanel>
  );
}

// The table below says the same to who cannot see it.
function Chart({ row, history }: { row: ReportRow; history: History }) {
  const language = useLanguage();
  const data = trendOf(row, history, targetText(row, row.target, language));
  return data && <Drawing kind="trend" data={data} />;
}

function Periods({ row, history, current }: { row: ReportRow; history: History; current: string }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  return (
    <table className={styles.table}>
      <caption>{t('history.periods')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('history.period')}</th>
          <th scope="col">{t('history.value')}</th>
          <th scope="col" className="number">
            {t('sheet.milestone')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...history.periods].reverse().map(({ period, actual, milestone, state, organizationName, verifiedAt, verifiedBy }) => (
          <tr key={`${period}/${actual?.version}/${organizationName}`} aria-current={period === current || undefined}>
            <th scope="row">{quarterLabel(period, language)}</th>
            <td>
              {actualText(row, actual, words, language) ?? '–'}
              {state && (
                <span className={styles.state}>
                  <ReportStateBadge state={state} />
                  {verifiedAt && ` ${t('history.verified', { person: verifiedBy ?? t('sheet.system'), moment: formatMoment(verifiedAt) })}`}
                </span>
              )}
            </td>
            <td className="number">{milestoneText({ ...row, milestone }, words, language) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the value of this period came about; the other periods' fold out. */
function Revisions({ row, history, current }: { row: ReportRow; history: History; current: string }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const ofPeriod = (period: string) => history.revisions.filter((revision) => revision.period === period);
  const others = [...new Set(history.revisions.map(({ period }) => period))].filter((period) => period !== current);
  const now = ofPeriod(current);
  return (
    <section>
      <h4 className={styles.caption}>{t('history.revisions', { count: now.length })}</h4>
      {now.length === 0 && <p className="muted">{t('history.none')}</p>}
      <RevisionList row={row} revisions={now} />
      {others.map((period) => (
        <details key={period}>
          <summary className={styles.other}>
            {t('history.revisionsOf', { period: quarterLabel(period, language), count: ofPeriod(period).length })}
          </summary>
          <RevisionList row={row} revisions={ofPeriod(period)} />
        </details>
      ))}
    </section>
  );
}

/** Every value that stood in a cell, the newest first: who, when, from, to. */
export function RevisionList({ row, revisions }: { row: FigureRow; revisions: readonly ActualView[] }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  return (
    <ol className={styles.revisions}>
      {revisions.map((revision, index) => {
        const changed = differences(row, revisions[index + 1], revision, words, language);
        return (
          <li key={revision.version}>
            <span className={styles.who}>
              {t('history.revision', { version: revision.version })} · {revision.updatedBy ?? t('sheet.system')} ·{' '}
              <time dateTime={revision.updatedAt}>{formatMoment(revision.updatedAt)}</time>
            </span>
            {changed.length > 0 ? <DifferenceList differences={changed} /> : <span>{t('history.same')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
