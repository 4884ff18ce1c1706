import { useQuery } from '@tanstack/react-query';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { formatDate } from '@/lib/format';
import { usePerson } from '@/lib/api/session';
import { canAskForExplanations } from '@/lib/rights';
import { explanationsQuery, useConcludeUnasked, useTakeStep } from './api/explanations';
import { MakeTask } from './components/make-task';
import { noteName } from './logic/drafts';
import { concludedByNote, ofSubject, openOf } from './logic/explanations';
import styles from './meeting.module.css';
import type { Subject } from './subject';
import { useDraft } from './use-draft';

// The limit of the server (ExplanationValidators).
const limit = 4000;

function useExplanationsOf(subject: Subject) {
  const { data, error, isPlaceholderData } = useQuery(explanationsQuery({ planId: subject.plan.id }));
  const explanations = ofSubject(data?.explanations ?? [], subject.id).filter(({ state }) => state !== 'withdrawn');
  return { explanations, isThere: data !== undefined && !isPlaceholderData, error };
}

/** On the slide of an indicator: the last that was asked, answered and concluded about it. */
export function MeetingTalk({ subject }: { subject: Subject }) {
  const { t } = useTranslation('explanations');
  const { explanations } = useExplanationsOf(subject);
  const last = openOf(explanations, subject.leadId ?? '') ?? explanations.at(-1);
  return (
    <section className={styles.talk} aria-label={t('title')}>
      {!last && <p className="muted">{t('noneHere')}</p>}
      {last?.question && (
        <p>
          <b>{t('said.question')}</b> {last.question}
        </p>
      )}
      {last?.question && (last.answer || !last.conclusion) && (
        <p>
          <b>{t('said.answer')}</b>{' '}
          {last.answer ?? <span className="muted">{t('meeting.unanswered', { date: last.dueOn ? formatDate(last.dueOn) : '–' })}</span>}
        </p>
      )}
      {last?.conclusion && (
        <>
          <p>
            <b>{t('said.conclusion')}</b> {last.conclusion}
          </p>
          <MakeTask explanation={last} />
        </>
      )}
    </section>
  );
}

/** Where a meeting writes what becomes a conclusion: of the open question, else without one. */
export function MeetingNote({ subject }: { subject: Subject }) {
  const { t } = useTranslation('explanations');
  const mayConclude = canAskForExplanations(usePerson());
  const { explanations, isThere, error: listError } = useExplanationsOf(subject);
  const open = concludedByNote(explanations, subject.leadId);
  const isOfOthers = open !== null && !open.actions.canConclude;
  const problemText = useProblemText();
  const id = useId();
  const [text, setText] = useDraft(noteName(subject.period, subject.id));
  const conclude = useTakeStep('conclude');
  const concludeUnasked = useConcludeUnasked();
  const isPending = conclude.isPending || concludeUnasked.isPending;
  const error = conclude.error ?? concludeUnasked.error ?? (isThere ? null : listError);
  // Without the list nobody knows what is concluded: an open question, or none.
  const canSend = text.trim() !== '' && isThere && !isOfOthers && !isPending;
  // A key that is held down presses again before the page knows of the first.
  const isSending = useRef(false);

  const send = () => {
    if (!canSend || isSending.current) return;
    isSending.current = true;
    const conclusion = text.trim();
    const after = {
      onSuccess: () => setText(''),
      onSettled: () => {
        isSending.current = false;
      },
    };
    if (open) conclude.mutate({ id: open.id, version: open.version, text: conclusion }, after);
    else
      concludeUnasked.mutate(
        { planIndicatorId: subject.id, period: subject.period, ...(subject.leadId && { organizationId: subject.leadId }), conclusion },
        after,
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  if (!mayConclude) return null;
  return (
    <div className={styles.note}>
      <label htmlFor={id}>{t('meeting.note')}</label>
      <textarea id={id} rows={2} maxLength={limit} value={text} placeholder={t('meeting.hint')} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <div className={styles.foot}>
        <Button kind="primary" disabled={!canSend} onClick={send}>
          {t('step.conclude.action')}
        </Button>
        <span role="status" className="muted">
          {isOfOthers ? t('meeting.ofCommittee') : text !== '' ? t('meeting.keptHere') : (conclude.isSuccess || concludeUnasked.isSuccess) && t('meeting.concluded')}
        </span>
        {error && <span role="alert">{problemText(error)}</span>}
      </div>
    </div>
  );
}
