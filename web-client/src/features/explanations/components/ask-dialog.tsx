import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { unitsQuery } from '@/lib/api/reporting-rules';
import { addDays, dayOf, type Day } from '@/lib/days';
import { useWording } from '@/lib/wording';
import { explanationsQuery, useAsk } from '../api/explanations';
import styles from '../explanations.module.css';
import type { Subject } from '../subject';
import { useDraft } from '../use-draft';

// The limit of the server (ExplanationValidators).
const limit = 2000;

/** Asks a unit: what, whom, until when. */
export default function AskDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const { t } = useTranslation('explanations');
  const { t: common } = useTranslation();
  const words = useWording();
  // Tells the day that three working days from now are.
  const open = useQuery(explanationsQuery({ planId: subject.plan.id, open: true }));
  const ask = useAsk();
  return (
    <Dialog
      title={t('ask.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="ask-explanation" disabled={ask.isPending || !open.data}>
            {t('ask.send')}
          </Button>
        </>
      }
    >
      <p className={styles.about}>
        <strong>
          {subject.number}. {subject.text}
        </strong>
        <span className="muted"> · {words.quarter(subject.period)}</span>
      </p>
      <QueryPanel query={open}>{({ defaultDueOn }) => <AskForm subject={subject} defaultDueOn={defaultDueOn} ask={ask} onDone={onClose} />}</QueryPanel>
    </Dialog>
  );
}

interface FormProps {
  subject: Subject;
  defaultDueOn: Day;
  ask: ReturnType<typeof useAsk>;
  onDone: () => void;
}

function AskForm({ subject, defaultDueOn, ask, onDone }: FormProps) {
  const { t } = useTranslation('explanations');
  const problemText = useProblemText();
  const units = useQuery(unitsQuery(subject.plan.communeId));
  const [question, setQuestion] = useDraft(`ask.${subject.id}.${subject.period}`, subject.suggestion);
  const [unitId, setUnitId] = useState(subject.leadId ?? '');
  const [dueOn, setDueOn] = useState(defaultDueOn);
  const [isTried, setIsTried] = useState(false);
  const [today] = useState(() => dayOf(new Date()));
  const errors = ask.error instanceof ApiProblem ? ask.error.errors : {};
  const openId = ask.error instanceof ApiProblem ? ask.error.explanationId : undefined;
  const isMissing = isTried && question.trim() === '';

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (question.trim() === '') return;
    ask.mutate(
      {
        ...(subject.kind === 'indicator' ? { planIndicatorId: subject.id } : { taskId: subject.id }),
        period: subject.period,
        ...(unitId && { organizationId: unitId }),
        question: question.trim(),
        ...(dueOn && { dueOn }),
      },
      {
        onSuccess: () => {
          setQuestion('');
          onDone();
        },
      },
    );
  };

  return (
    <form id="ask-explanation" className={styles.form} onSubmit={send} noValidate>
      <Field label={t('ask.question')} error={isMissing ? t('required') : errors.question?.[0]}>
        {(attributes) => (
          <textarea {...attributes} rows={5} required maxLength={limit} value={question} onChange={(event) => setQuestion(event.target.value)} />
        )}
      </Field>
      <div className={styles.pair}>
        <Field label={t('ask.unit')} error={errors.organizationId?.[0]}>
          {(attributes) => (
            <select {...attributes} value={unitId} onChange={(event) => setUnitId(event.target.value)}>
              {!subject.leadId && <option value="">{t('ask.standing')}</option>}
              {(units.data ?? (subject.leadId ? [{ id: subject.leadId, name: subject.leadName ?? '' }] : [])).map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('ask.dueOn')} hint={t('ask.dueHint')} error={errors.dueOn?.[0]}>
          {(attributes) => (
            <input {...attributes} type="date" min={today} max={addDays(today, 365)} value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
          )}
        </Field>
      </div>
      {ask.error && Object.keys(errors).length === 0 && (
        <Notice kind="error">
          {problemText(ask.error)} {t('kept')}
          {openId && (
            <>
              {' '}
              <AppLink to={`/explanations?id=${openId}`}>{t('ask.openExisting')}</AppLink>
            </>
          )}
        </Notice>
      )}
    </form>
  );
}
