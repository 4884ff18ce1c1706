import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useWaiveDeadline } from '../api/waive-deadline';
import styles from './dialogs.module.css';
import { usePeriodWord } from './use-deadline-words';

// The limit of the server (ObligationValidators).
const limit = 1000;

/** Lets a unit off a report; without a reason it does not. */
export function WaiveDialog({ deadline, onClose }: { deadline: ObligationView; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const periodWord = usePeriodWord();
  const waive = useWaiveDeadline(deadline.id);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const isMissing = isAsked && reason.trim() === '';

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (reason.trim() !== '') waive.mutate({ version: deadline.version, reason: reason.trim() }, { onSuccess: onClose });
  };

  return (
    <Dialog
      title={t('waive.title', { unit: deadline.organization.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="waive" disabled={waive.isPending}>
            {t('waive.action')}
          </Button>
        </>
      }
    >
      <form id="waive" className={styles.form} onSubmit={send} noValidate>
        <p>
          <strong>{deadline.rule.title}</strong>, {periodWord(deadline)}
        </p>
        <Field label={t('waive.reason')} hint={t('waive.hint')} error={isMissing ? t('waive.required') : undefined}>
          {(attributes) => <textarea {...attributes} rows={3} required maxLength={limit} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {waive.error && <Notice kind="error">{problemText(waive.error)}</Notice>}
      </form>
    </Dialog>
  );
}
