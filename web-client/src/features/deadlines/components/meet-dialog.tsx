import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { dayOf } from '@/lib/days';
import { formatTime } from '@/lib/format';
import { useMeetDeadline } from '../api/meet-deadline';
import { instantOf } from '../logic/sent-at';
import styles from './dialogs.module.css';
import { usePeriodWord } from './use-deadline-words';

interface Props {
  deadline: ObligationView;
  onClose: () => void;
  onMet: (deadline: ObligationView) => void;
}

// The limits of the server (ObligationValidators).
const limits = { number: 60, note: 1000 };

/** By which document a report went out of this program, and when. */
export function MeetDialog({ deadline, onClose, onMet }: Props) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const periodWord = usePeriodWord();
  const meet = useMeetDeadline(deadline.id);
  const [opened] = useState(() => new Date().toISOString());
  const [draft, setDraft] = useState({ number: '', date: '', day: dayOf(opened), time: formatTime(opened), note: '' });
  const errors = meet.error instanceof ApiProblem ? meet.error.errors : {};
  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change });
    meet.reset();
  };

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const { number, date, day, time, note } = draft;
    meet.mutate(
      {
        version: deadline.version,
        // Untouched it is now, to the second: the minute of the form lies before it, and might lie before a moment that has passed since.
        ...((day !== dayOf(opened) || time !== formatTime(opened)) && { sentAt: instantOf(day, time) }),
        ...(number.trim() && { documentNumber: number.trim() }),
        ...(date && { documentDate: date }),
        ...(note.trim() && { note: note.trim() }),
      },
      { onSuccess: onMet },
    );
  };

  return (
    <Dialog
      title={t('meet.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="meet" disabled={meet.isPending}>
            {t('meet.action')}
          </Button>
        </>
      }
    >
      <form id="meet" className={styles.form} onSubmit={send}>
        <p>
          <strong>{deadline.rule.title}</strong>, {periodWord(deadline)}
          <br />
          <span className="muted">{deadline.organization.name}</span>
        </p>
        <div className={styles.pair}>
          <Field label={t('meet.number')}>
            {(attributes) => (
              <input {...attributes} placeholder="12/BC-UBND" maxLength={limits.number} value={draft.number} onChange={(event) => set({ number: event.target.value })} />
            )}
          </Field>
          <Field label={t('meet.date')} error={errors.documentDate?.[0]}>
            {(attributes) => <input {...attributes} type="date" max={dayOf(opened)} value={draft.date} onChange={(event) => set({ date: event.target.value })} />}
          </Field>
        </div>
        <div className={styles.pair}>
          <Field label={t('meet.day')} error={errors.sentAt?.[0]}>
            {(attributes) => (
              <input {...attributes} type="date" required max={dayOf(opened)} value={draft.day} onChange={(event) => set({ day: event.target.value })} />
            )}
          </Field>
          <Field label={t('meet.time')}>
            {(attributes) => <input {...attributes} type="time" required value={draft.time} onChange={(event) => set({ time: event.target.value })} />}
          </Field>
        </div>
        <Field label={t('meet.note')}>
          {(attributes) => <textarea {...attributes} rows={2} maxLength={limits.note} value={draft.note} onChange={(event) => set({ note: event.target.value })} />}
        </Field>
        {meet.error && Object.keys(errors).length === 0 && <Notice kind="error">{problemText(meet.error)}</Notice>}
      </form>
    </Dialog>
  );
}
