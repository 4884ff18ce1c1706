import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportComment, ReportRow, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { usePerson } from '@/lib/api/session';
import { formatMoment } from '@/lib/format';
import { canEditReport, canVerifyReports } from '@/lib/rights';
import { useAddComment } from '../../api/add-comment';
import { commentsQuery } from '../../api/get-comments';
import styles from './row-comments.module.css';
import { RowSection } from './row-section';
import { useKept } from '../use-kept';

// The limit of the server (ReviewRules).
const limit = 2000;

/** Where the panel puts the focus when somebody wants to answer. */
export const commentField = '[data-comment-field]';

/** What reviewer and unit say to each other about one row. */
export function RowComments({ report, row }: { report: ReportView; row: ReportRow }) {
  const { t } = useTranslation('reports');
  const person = usePerson();
  const id = report.summary.id ?? '';
  const query = useQuery(commentsQuery(id));
  const mayWrite = canEditReport(person, report.summary) || canVerifyReports(person);
  return (
    <RowSection title={t('comments.title')} count={row.commentCount} isOpenAtFirst>
      <QueryPanel query={query}>
        {(comments) => <Thread comments={comments.filter(({ planIndicatorId }) => planIndicatorId === row.planIndicatorId)} />}
      </QueryPanel>
      {mayWrite && <NewComment reportId={id} row={row} />}
    </RowSection>
  );
}

export function Thread({ comments }: { comments: readonly ReportComment[] }) {
  const { t } = useTranslation('reports');
  if (comments.length === 0) return null;
  return (
    <ol className={styles.thread}>
      {comments.map((comment) => (
        <li key={comment.id} className={comment.asksChange ? styles.request : undefined}>
          <span className={styles.who}>
            {comment.asksChange && <strong>{t(comment.resolvedAt ? 'comments.asked' : 'comments.asks')} </strong>}
            {comment.personName ?? t('sheet.system')} · <time dateTime={comment.at}>{formatMoment(comment.at)}</time>
          </span>
          <p className={styles.text}>{comment.text}</p>
        </li>
      ))}
    </ol>
  );
}

function NewComment({ reportId, row }: { reportId: string; row: ReportRow }) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  const [text, setText] = useKept(`comment.${reportId}.${row.planIndicatorId}`, '');
  const add = useAddComment(reportId, row.planIndicatorId);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && !add.isPending) add.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) send(event);
  };

  return (
    <form className={styles.form} onSubmit={send}>
      <Field label={t(row.openRequest ? 'comments.answer' : 'comments.write')} hint={t('comments.hint')}>
        {(attributes) => (
          <textarea
            {...attributes}
            data-comment-field
            rows={2}
            maxLength={limit}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={sendByKey}
          />
        )}
      </Field>
      {add.error && <Notice kind="error">{problemText(add.error)}</Notice>}
      <Button type="submit" disabled={add.isPending || text.trim() === ''}>
        {t('comments.send')}
      </Button>
    </form>
  );
}
