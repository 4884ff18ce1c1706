import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { useTakeStep, type Step } from '../api/explanations';
import { useDraft } from '../use-draft';
import styles from '../explanations.module.css';

// The limits of the server (ExplanationValidators).
const limits: Record<Step, number> = { answer: 4000, 'ask-again': 2000, conclude: 4000, withdraw: 4000 };

function initialOf(step: Step, { answer, conclusion }: ExplanationView): string {
  switch (step) {
    case 'answer':
      return answer ?? '';
    case 'conclude':
      return conclusion ?? '';
    case 'ask-again':
    case 'withdraw':
      return '';
  }
}

/** One text that takes an explanation a step further. What was typed stays until it is sent, whatever goes wrong. */
export function StepForm({ explanation, step, onClose }: { explanation: ExplanationView; step: Step; onClose: () => void }) {
  const { t } = useTranslation('explanations');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const take = useTakeStep(step);
  const [text, setText] = useDraft(`${explanation.id}.${step}`, initialOf(step, explanation));
  const [dueOn, setDueOn] = useState('');
  const [isTried, setIsTried] = useState(false);
  const errors = take.error instanceof ApiProblem ? take.error.errors : {};
  const isMissing = isTried && text.trim() === '';

  // It stands where the key was that opened it, and takes the focus from it.
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (text.trim() === '') return;
    take.mutate(
      { id: explanation.id, version: explanation.version, text: text.trim(), ...(dueOn && { dueOn }) },
      {
        onSuccess: () => {
          setText('');
          onClose();
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Field label={t(`step.${step}.label`)} hint={t(`step.${step}.hint`)} error={isMissing ? t('required') : undefined}>
        {(attributes) => (
          <textarea ref={field} {...attributes} rows={4} required maxLength={limits[step]} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {step === 'ask-again' && (
        <Field label={t('ask.dueOn')} hint={t('ask.dueDefault')} error={errors.dueOn?.[0]}>
          {(attributes) => <input {...attributes} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
        </Field>
      )}
      {take.error && Object.keys(errors).length === 0 && (
        <Notice kind="error">
          {problemText(take.error)} {t('kept')}
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" disabled={take.isPending}>
          {t(`step.${step}.send`)}
        </Button>
        <Button onClick={onClose}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
