import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportComment, ReportEvent, ReportState, ReportView } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { reportTone } from '@/components/ui/tone';
import { formatMoment } from '@/lib/format';
import { commentsQuery } from '../api/get-comments';
import { durationOf, timelineOf } from '../logic/events';
import styles from './event-list.module.css';
import { useOpenRow } from './row-panel/use-open-row';

/** Who moved the report, when, how long after and why, and what was said of its rows; newest first. */
export function EventList({ report }: { report: ReportView }) {
  const { t } = useTranslation('reports');
  // What was said comes after; the steps need not wait for it.
  const { data: comments = [] } = useQuery(commentsQuery(report.summary.id ?? ''));
  const entries = timelineOf(report.events, comments);
  return (
    <Panel title={t('events.title')}>
      {entries.length === 0 ? (
        <p className="muted">{t('events.none')}</p>
      ) : (
        <ol className={styles.list}>
          {entries.map((entry) =>
            entry.kind === 'step' ? (
              <Step key={`${entry.event.changeSeq}/${entry.event.toState}`} {...entry} />
            ) : (
              <li key={entry.comment.id} className={styles.said}>
                <time dateTime={entry.comment.at}>{formatMoment(entry.comment.at)}</time>
                <span>
                  {entry.comment.personName ?? t('sheet.system')} {t('events.said')} <CommentedRow comment={entry.comment} />
                </span>
              </li>
            ),
          )}
        </ol>
      )}
    </Panel>
  );
}

/** The steps of a report, as they come. */
export function StepList({ steps }: { steps: readonly ReportEvent[] }) {
  return (
    <ol className={styles.list}>
      {steps.map((event) => (
        <Step key={`${event.changeSeq}/${event.toState}`} event={event} requests={[]} after={null} />
      ))}
    </ol>
  );
}

function Step({ event, requests, after }: { event: ReportEvent; requests: readonly ReportComment[]; after: number | null }) {
  const { t } = useTranslation('reports');
  const duration = after === null ? null : durationOf(after);
  return (
    <li className={styles.event} data-tone={reportTone(event.toState)}>
      <time dateTime={event.at}>
        {formatMoment(event.at)}
        {duration && <span className={styles.after}>{t('events.after', { duration: t(`events.${duration.unit}`, { count: duration.count }) })}</span>}
      </time>
      <div>
        <span className={styles.mark} aria-hidden="true">
          {markOf(event)}
        </span>
        <strong>{t(`events.step.${stepOf(event)}`)}</strong> · {event.personName ?? t('sheet.system')}
        {event.reason && <p className={styles.reason}>{t('events.reason', { reason: event.reason })}</p>}
        {requests.length > 0 && (
          <ul className={styles.requests}>
            {requests.map((request) => (
              <li key={request.id}>
                <CommentedRow comment={request} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** The row's number, which opens its panel, and what was said of it. */
function CommentedRow({ comment }: { comment: ReportComment }) {
  const { t } = useTranslation('reports');
  const { open } = useOpenRow();
  return (
    <>
      <button
        type="button"
        className={styles.row}
        aria-label={t('events.openRow', { number: comment.number })}
        onClick={() => open(comment.planIndicatorId)}
      >
        {comment.number}
      </button>
      : <span className={styles.text}>{comment.text}</span>
    </>
  );
}

type StepWord = 'begun' | 'submitted' | 'returned' | 'verified' | 'reopened' | 'locked';

function stepOf({ fromState, toState }: ReportEvent): StepWord {
  switch (toState) {
    case 'empty':
    case 'draft':
      return fromState === 'verified' ? 'reopened' : 'begun';
    case 'submitted':
    case 'returned':
    case 'verified':
    case 'locked':
      return toState;
  }
}

const marks = { empty: '□', draft: '○', submitted: '◆', returned: '▼', verified: '●', locked: '■' } as const satisfies Record<ReportState, string>;

function markOf({ toState }: ReportEvent): string {
  return marks[toState];
}
