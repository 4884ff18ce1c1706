import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportSummary, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { ReportStateBadge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { formatDate, formatMoment } from '@/lib/format';
import { quarterLabel } from '@/lib/period';
import { commentsQuery } from '../../api/get-comments';
import { reportQuery } from '../../api/get-report';
import { useReopenReport } from '../../api/reopen-report';
import { useReturnReport } from '../../api/return-report';
import { useVerifyReport } from '../../api/verify-report';
import { isOverdue, isWithUnit, timelinessOf } from '../../logic/report-order';
import { EventList } from '../event-list';
import { ReasonDialog } from './reason-dialog';
import { ThreeDates } from '@/components/ui/three-dates';
import styles from './review-report.module.css';
import { ReportWordsRead } from '../words/report-words';
import { ReturnRows } from './return-rows';
import { ReviewRows } from './review-rows';
import { RowPanelLayout } from '../row-panel/row-panel-layout';
import { StateNotice } from '../state-notice';
import { useNow } from '@/lib/use-now';
import { useReturnMarks } from './use-return-marks';

/** One report as the reviewer reads it: what was said, what was said before, what changed, and the step to take. */
export function ReviewReport({ summary }: { summary: ReportSummary }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  if (!summary.id) {
    return (
      <Panel>
        <EmptyState title={t('review.notOpened', { unit: summary.organizationName, period: quarterLabel(summary.period, language) })}>
          {t('review.notOpenedText', { due: formatMoment(summary.dates.dueAt) })}
        </EmptyState>
      </Panel>
    );
  }
  return <Opened id={summary.id} />;
}

function Opened({ id }: { id: string }) {
  const query = useQuery(reportQuery(id));
  return <QueryPanel query={query}>{(view) => <Report id={id} view={view} />}</QueryPanel>;
}

function Report({ id, view }: { id: string; view: ReportView }) {
  const { t } = useTranslation('reports');
  const now = useNow();
  const { summary, actions } = view;
  const marks = useReturnMarks(summary);
  const [done, setDone] = useState<Step | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const { data: comments = [] } = useQuery(commentsQuery(id));
  const marked = Object.keys(marks.comments).length > 0;
  return (
    <div className={styles.report}>
      <Panel
        title={summary.organizationName}
        hint={<ReportStateBadge state={summary.state} />}
        action={<AppLink to={`/reports/${id}?period=${summary.period}`}>{t('review.openSheet')}</AppLink>}
      >
        <div className={styles.head}>
          <ThreeDates dates={summary.dates} isPending={isWithUnit(summary.state)} isOverdue={isOverdue(summary, now)} />
          <Steps id={id} view={view} hasMarks={marked && actions.canReturn} done={done} onDone={setDone} />
        </div>
        <div className={styles.said}>
          <StateNotice view={view} isReviewed />
          {timelinessOf(summary, now) === 'early' && (
            <Notice kind="warning">{t('review.sentEarly', { cutOff: formatDate(summary.dates.cutOff) })}</Notice>
          )}
        </div>
      </Panel>
      <RowPanelLayout report={view}>
        <ReviewRows
          reportId={id}
          rows={view.rows}
          comments={comments}
          marks={actions.canReturn ? marks : undefined}
          isChecked={isChecked}
        />
      </RowPanelLayout>
      {actions.canReturn && (
        <ReturnRows
          view={view}
          marks={marks}
          onMissing={() => setIsChecked(true)}
          onReturned={() => {
            setIsChecked(false);
            setDone('return');
          }}
        />
      )}
      <ReportWordsRead view={view} />
      <EventList report={view} />
    </div>
  );
}

type Step = 'verify' | 'return' | 'reopen';

interface StepsProps {
  id: string;
  view: ReportView;
  /** Rows are marked: then giving them back is what the page is for. */
  hasMarks: boolean;
  done: Step | null;
  onDone: (step: Step) => void;
}

function Steps({ id, view: { summary, actions }, hasMarks, done, onDone }: StepsProps) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  const [asking, setAsking] = useState<Exclude<Step, 'verify'> | null>(null);
  const verify = useVerifyReport(id);
  const giveBack = useReturnReport(id);
  const reopen = useReopenReport(id);
  const unit = summary.organizationName;
  const version = summary.version ?? 0;
  const withReason = asking === 'return' ? giveBack : reopen;

  const take = (step: Exclude<Step, 'verify'>) => {
    giveBack.reset();
    reopen.reset();
    setAsking(step);
  };
  const finish = (step: Step) => {
    setAsking(null);
    onDone(step);
  };

  return (
    <>
      <div className={styles.steps}>
        {actions.canReopen && <Button onClick={() => take('reopen')}>{t('review.reopen')}</Button>}
        {actions.canReturn && <Button onClick={() => take('return')}>{t('review.returnWhole')}</Button>}
        {actions.canVerify && (
          <Button
            kind={hasMarks ? 'secondary' : 'primary'}
            disabled={verify.isPending}
            onClick={() => verify.mutate({ version }, { onSuccess: () => finish('verify') })}
          >
            {t('review.verify')}
          </Button>
        )}
      </div>
      {verify.error && (
        <div className={styles.answer}>
          <Notice kind="error">{problemText(verify.error)}</Notice>
        </div>
      )}
      {done && !verify.error && (
        <div className={styles.answer}>
          <Notice kind="success">{t(`review.done.${done}`, { unit })}</Notice>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t(asking === 'return' ? 'review.returnTitle' : 'review.reopenTitle', { unit })}
          hint={t(asking === 'return' ? 'review.returnHint' : 'review.reopenHint')}
          action={t(`review.${asking}`)}
          isPending={withReason.isPending}
          error={withReason.error}
          onConfirm={(reason) => {
            const onSuccess = () => finish(asking);
            if (asking === 'return') giveBack.mutate({ version, reason, rows: [] }, { onSuccess });
            else reopen.mutate({ version, reason }, { onSuccess });
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
