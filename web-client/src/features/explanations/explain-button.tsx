import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { usePerson } from '@/lib/api/session';
import { canAskForExplanations } from '@/lib/rights';
import { explanationsQuery } from './api/explanations';
import { ofSubject, openOf } from './logic/explanations';
import styles from './explain-button.module.css';
import type { Subject } from './subject';

const AskDialog = lazy(() => import('./components/ask-dialog'));

/** Asks about an indicator or a task; where somebody has asked already, leads there, and to what was concluded about the same quarter. */
export function ExplainButton({ subject }: { subject: Subject }) {
  const { t } = useTranslation('explanations');
  const mayAsk = canAskForExplanations(usePerson());
  const { data } = useQuery(explanationsQuery({ planId: subject.plan.id, open: true }));
  const { data: settled } = useQuery(explanationsQuery({ planId: subject.plan.id, period: subject.period, state: 'concluded' }));
  const [isAsking, setIsAsking] = useState(false);
  const open = openOf(ofSubject(data?.explanations ?? [], subject.id), subject.leadId ?? '');
  // A click that asked leaves the dialog before the list knows of it.
  if (open && !isAsking)
    return (
      <AppLink className={styles.open} to={`/explanations?id=${open.id}`}>
        {t(open.state === 'answered' ? 'button.answered' : 'button.asked')}
      </AppLink>
    );
  const concluded = ofSubject(settled?.explanations ?? [], subject.id).at(-1);
  return (
    <>
      {concluded && (
        <AppLink className={styles.open} to={`/explanations?id=${concluded.id}`}>
          {concluded.task ? t('button.concludedAs', { number: concluded.task.number }) : t('button.concluded')}
        </AppLink>
      )}
      {mayAsk && (
        <Button className={styles.ask} aria-label={t('button.askAbout', { number: subject.number })} onClick={() => setIsAsking(true)}>
          {t('button.ask')}
        </Button>
      )}
      {isAsking && (
        <Suspense>
          <AskDialog subject={subject} onClose={() => setIsAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
