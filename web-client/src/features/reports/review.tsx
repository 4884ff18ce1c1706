import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { BoardCell, ReportBoard } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { OwnersNotice } from '@/components/feedback/owners-notice';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { usePerson } from '@/lib/api/session';
import { formatShare } from '@/lib/format';
import { canVerifyReports } from '@/lib/rights';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { boardQuery } from './api/get-board';
import { useLockPeriod } from './api/lock-period';
import { useRemindUnits } from './api/remind-units';
import { BoardTable } from './components/review/board-table';
import { useBulkVerify, VerifyMark, VerifyPicked, VerifyResult } from './components/review/bulk-verify';
import { LockPeriod, LockResult } from './components/review/lock-period';
import { RemindAll, RemindResult, RemindUnit } from './components/review/remind';
import { ReviewList } from './components/review/review-list';
import { ReviewReport } from './components/review/review-report';
import { StateFilter } from './components/review/state-filter';
import { useIsNarrow } from '@/lib/use-is-narrow';
import { useNow } from '@/lib/use-now';
import { useReviewPath } from './components/review/use-review-path';
import { boardRows, cellsOf, quartersOf, unsent } from './logic/board';
import { countReports, parseState, type ReportCounts } from './logic/report-order';
import styles from './review.module.css';

/** Who has sent, who is late, and the report that waits: the standing office decides here, the committee reads. */
export function ReviewPage({ waiting }: { waiting?: ReactNode }) {
  const { t } = useTranslation('reports');
  return (
    <>
      <PageHeader title={t(canVerifyReports(usePerson()) ? 'review.title' : 'review.readTitle')} />
      {waiting}
      <CurrentPlanPanel>{(plan) => <PlanReview planId={plan.id} />}</CurrentPlanPanel>
    </>
  );
}

function PlanReview({ planId }: { planId: string }) {
  const { t } = useTranslation('reports');
  const period = usePeriod();
  const query = useQuery(boardQuery(planId));
  return (
    <QueryPanel
      query={query}
      isEmpty={(board) => cellsOf(board.cells, period).length === 0}
      empty={<EmptyState title={t('review.emptyTitle')}>{t('review.emptyText')}</EmptyState>}
    >
      {(board) => <Review board={board} period={period} />}
    </QueryPanel>
  );
}

function Review({ board, period }: { board: ReportBoard; period: string }) {
  const { t } = useTranslation('reports');
  const [params] = useSearchParams();
  const now = useNow();
  const isNarrow = useIsNarrow();
  const pathTo = useReviewPath();
  const inQuarter = cellsOf(board.cells, period);
  const counts = countReports(
    inQuarter.map((cell) => cell.summary),
    now,
  );
  const selected = inQuarter.find((cell) => cell.summary.organizationId === params.get('unit'));

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <Lead counts={counts} />
      </p>
      <OwnersNotice planId={board.planId} />
      {selected ? (
        <>
          <Link className={`${buttonClass('quiet')} ${styles.back}`} to={pathTo({ period })}>
            ‹ {t('board.back')}
          </Link>
          <div className={styles.columns}>
            {!isNarrow && <Units board={board} period={period} counts={counts} now={now} selected={selected} />}
            <div className={styles.report}>
              <ReviewReport key={`${board.planId}/${selected.summary.organizationId}/${period}`} summary={selected.summary} />
            </div>
          </div>
        </>
      ) : (
        <Board key={period} board={board} period={period} counts={counts} now={now} isNarrow={isNarrow} />
      )}
    </div>
  );
}

interface UnitsProps {
  board: ReportBoard;
  period: string;
  counts: ReportCounts;
  now: Date;
}

/** Beside a report: the way to the next one. */
function Units({ board, period, counts, now, selected }: UnitsProps & { selected: BoardCell }) {
  const { t } = useTranslation('reports');
  const { state, shown } = useShown(board, period, now);
  return (
    <Panel title={t('review.units')} flush>
      <StateFilter counts={counts} state={state} />
      {shown.length > 0 ? (
        <ReviewList cells={shown.flatMap((row) => row.cells.get(period) ?? [])} selectedId={selected.summary.organizationId} now={now} />
      ) : (
        <NothingShown />
      )}
    </Panel>
  );
}

/** The first view: every unit and every quarter at a desk, the units of the quarter on a phone. */
function Board({ board, period, counts, now, isNarrow }: UnitsProps & { isNarrow: boolean }) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  const reminding = useRemindUnits();
  const mayReview = canVerifyReports(usePerson());
  const { state, shown } = useShown(board, period, now);
  const inQuarter = cellsOf(board.cells, period);
  const bulk = useBulkVerify(inQuarter);
  const locking = useLockPeriod();
  const action = mayReview
    ? (cell: BoardCell) => (
        <>
          <VerifyMark cell={cell} bulk={bulk} />
          <RemindUnit cell={cell} reminding={reminding} />
        </>
      )
    : undefined;

  return (
    <>
      {reminding.data && <RemindResult outcome={reminding.data} cells={board.cells} />}
      {reminding.error && <Notice kind="error">{problemText(reminding.error)}</Notice>}
      <VerifyResult bulk={bulk} cells={inQuarter} />
      <LockResult locking={locking} />
      <Panel
        title={t('board.title')}
        action={
          mayReview && (
            <span className={styles.actions}>
              <RemindAll cells={unsent(inQuarter)} period={period} reminding={reminding} />
              <LockPeriod cells={inQuarter} period={period} now={now} locking={locking} />
              <VerifyPicked bulk={bulk} />
            </span>
          )
        }
        flush
      >
        <StateFilter counts={counts} state={state} />
        {shown.length === 0 ? (
          <NothingShown />
        ) : isNarrow ? (
          <ReviewList cells={shown.flatMap((row) => row.cells.get(period) ?? [])} now={now} action={action} />
        ) : (
          <BoardTable
            year={board.year}
            rows={shown}
            cells={board.cells}
            periods={quartersOf(board.year)}
            chosen={period}
            now={now}
            action={action}
          />
        )}
      </Panel>
    </>
  );
}

/** The units in the state that the URL asks for. */
function useShown(board: ReportBoard, period: string, now: Date) {
  const [params] = useSearchParams();
  const state = parseState(params.get('state'));
  return { state, shown: boardRows(board.cells, period, state, now) };
}

function NothingShown() {
  const { t } = useTranslation('reports');
  const setParams = useSetParams();
  return (
    <EmptyState title={t('review.emptyFilter')} action={<Button onClick={() => setParams({ state: null })}>{t('review.showAll')}</Button>} />
  );
}

function Lead({ counts }: { counts: ReportCounts }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const waiting = counts.byState.submitted;
  return (
    <>
      <strong>{t('review.lead', { share: formatShare(counts.sent, counts.total, language) })}</strong>
      {counts.onTime > 0 && `, ${t('review.leadOnTime', { count: counts.onTime })}`}
      {counts.late > 0 && `, ${t('review.leadLate', { count: counts.late })}`}
      {counts.overdue > 0 && `; ${t('review.leadOverdue', { count: counts.overdue })}`}
      {waiting > 0 && `; ${t('review.leadWaiting', { count: waiting })}`}.
    </>
  );
}
