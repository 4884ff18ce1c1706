import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '@/api-types';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import type { Step } from '../api/explanations';
import styles from '../explanations.module.css';
import { DueText } from './due-text';
import { ExplanationBadge } from './explanation-badge';
import { MakeTask } from './make-task';
import { StepForm } from './step-form';
import { Steps } from './steps';

interface Props {
  explanation: ExplanationView;
  /** Where the page is about its indicator already. */
  withoutSubject?: boolean;
  /** Somebody came for this one. */
  isSought?: boolean;
}

/** Question, answer, conclusion, and what the person may do next, in place. */
export function ExplanationCard({ explanation, withoutSubject = false, isSought = false }: Props) {
  const { t } = useTranslation('explanations');
  const words = useWording();
  const card = useRef<HTMLElement>(null);
  const { actions, planIndicatorId, unit, answer, conclusion, question } = explanation;
  // Who came because it waits for their word finds the field open; everything else is one key away.
  const [step, setStep] = useState<Step | null>(isSought && explanation.isMine ? (actions.canAnswer ? 'answer' : 'conclude') : null);
  const [isTold, setIsTold] = useState(false);

  useEffect(() => {
    if (isSought) card.current?.scrollIntoView({ block: 'center' });
  }, [isSought]);

  const keys: readonly [Step, boolean, string][] = [
    ['answer', actions.canAnswer, answer ? t('step.answer.change') : t('step.answer.action')],
    ['conclude', actions.canConclude, conclusion ? t('step.conclude.change') : t('step.conclude.action')],
    ['ask-again', actions.canAskAgain, t('step.ask-again.action')],
    ['withdraw', actions.canWithdraw, t('step.withdraw.action')],
  ];

  return (
    <article ref={card} className={isSought ? `${styles.card} ${styles.sought}` : styles.card} aria-label={`${explanation.subjectNumber}. ${unit.name}`}>
      <header className={styles.head}>
        <ExplanationBadge explanation={explanation} />
        {!withoutSubject && (
          <h3>
            {planIndicatorId ? (
              <AppLink to={`/indicators/${planIndicatorId}`}>
                {explanation.subjectNumber}. {explanation.subjectText}
              </AppLink>
            ) : (
              `${t('taskSubject')} ${explanation.subjectNumber}. ${explanation.subjectText}`
            )}
          </h3>
        )}
        <p className="muted small">
          {unit.name} · {words.quarter(explanation.period)}
          {explanation.workingDaysLeft != null && ' · '}
          <DueText explanation={explanation} />
        </p>
      </header>
      <dl className={styles.talk}>
        {question && <Said label={t('said.question')} by={explanation.askedBy} at={explanation.askedAt} text={question} />}
        {answer && <Said label={t('said.answer')} by={explanation.answeredBy} at={explanation.answeredAt} text={answer} />}
        {conclusion && <Said label={t('said.conclusion')} by={explanation.concludedBy} at={explanation.concludedAt} text={conclusion} />}
      </dl>
      {conclusion && <MakeTask explanation={explanation} />}
      {step ? (
        <StepForm key={step} explanation={explanation} step={step} onClose={() => setStep(null)} />
      ) : (
        <div className={styles.buttons}>
          {keys.map(
            ([name, can, label]) =>
              can && (
                <Button key={name} kind={name === 'withdraw' ? 'quiet' : 'secondary'} onClick={() => setStep(name)}>
                  {label}
                </Button>
              ),
          )}
          {(explanation.version > 1 || explanation.state === 'withdrawn') && (
            <Button kind="quiet" aria-expanded={isTold} onClick={() => setIsTold(!isTold)}>
              {t('steps')}
            </Button>
          )}
        </div>
      )}
      {isTold && <Steps id={explanation.id} />}
    </article>
  );
}

function Said({ label, by, at, text }: { label: string; by: string | undefined; at: string | undefined; text: string }) {
  return (
    <div>
      <dt>
        {label}{' '}
        <span className="muted small">
          {[by, at && formatMoment(at)].filter(Boolean).join(', ')}
        </span>
      </dt>
      <dd className={styles.text}>{text}</dd>
    </div>
  );
}
