import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useReturnReport } from '../../api/return-report';
import styles from './return-rows.module.css';
import type { ReturnMarks } from './use-return-marks';

interface Props {
  view: ReportView;
  marks: ReturnMarks;
  /** Some marked row has no word yet. */
  onMissing: () => void;
  onReturned: () => void;
}

// The limit of the server (ReportValidators).
const limit = 2000;

/** Stands at the foot while rows are marked: how many, and the step that gives them back. */
export function ReturnRows({ view, marks, onMissing, onReturned }: Props) {
  const { t } = useTranslation('reports');
  const [isAsking, setIsAsking] = useState(false);
  const rows = view.rows.filter((row) => marks.comments[row.planIndicatorId] !== undefined);
  const ask = () => {
    const empty = rows.find((row) => marks.comments[row.planIndicatorId]?.trim() === '');
    if (!empty) return setIsAsking(true);
    onMissing();
    document.getElementById(`row-${empty.planIndicatorId}`)?.querySelector('textarea')?.focus();
  };
  if (rows.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={t('review.marked', { count: rows.length })}>
      <span>{t('review.marked', { count: rows.length })}</span>
      <Button kind="quiet" onClick={marks.clear}>
        {t('review.unmark')}
      </Button>
      <Button kind="primary" onClick={ask}>
        {t('review.returnRows', { count: rows.length })}
      </Button>
      {isAsking && <ReturnDialog view={view} rows={rows} marks={marks} onClose={() => setIsAsking(false)} onReturned={onReturned} />}
    </section>
  );
}

interface DialogProps {
  view: ReportView;
  rows: readonly ReportRow[];
  marks: ReturnMarks;
  onClose: () => void;
  onReturned: () => void;
}

function ReturnDialog({ view: { summary }, rows, marks, onClose, onReturned }: DialogProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const giveBack = useReturnReport(summary.id ?? '');

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    giveBack.mutate(
      {
        version: summary.version ?? 0,
        ...(reason.trim() && { reason: reason.trim() }),
        rows: rows.map(({ planIndicatorId }) => ({ planIndicatorId, comment: marks.comments[planIndicatorId]?.trim() ?? '' })),
      },
      {
        onSuccess: () => {
          onClose();
          marks.clear();
          onReturned();
        },
      },
    );
  };

  return (
    <Dialog
      title={t('review.returnRowsTitle', { count: rows.length, unit: summary.organizationName })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="return-rows" disabled={giveBack.isPending}>
            {t('review.returnRows', { count: rows.length })}
          </Button>
        </>
      }
    >
      <form id="return-rows" className={styles.form} onSubmit={send}>
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.planIndicatorId}>
              <strong>{t('foot.goTo', { number: row.number, text: row.text })}</strong>: {marks.comments[row.planIndicatorId]}
            </li>
          ))}
        </ul>
        <Field label={t('review.general')} hint={t('review.generalHint')}>
          {(attributes) => (
            <textarea {...attributes} rows={3} maxLength={limit} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {giveBack.error && <Notice kind="error">{problemText(giveBack.error)}</Notice>}
      </form>
    </Dialog>
  );
}
