import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';

interface Props {
  title: string;
  hint: string;
  action: string;
  isPending: boolean;
  error: Error | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

// The limit of the server (ReportValidators).
const limit = 2000;

/** Asks for the reason of a step; without one the step is not taken. */
export function ReasonDialog({ title, hint, action, isPending, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);

  const confirm = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsMissing(reason.trim() === '');
    if (reason.trim() !== '') onConfirm(reason.trim());
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="reason" disabled={isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form id="reason" onSubmit={confirm} noValidate>
        <Field label={t('review.reason')} hint={hint} error={isMissing && reason.trim() === '' ? t('review.reasonRequired') : undefined}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={4}
              maxLength={limit}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {error && <Notice kind="error">{problemText(error)}</Notice>}
      </form>
    </Dialog>
  );
}
