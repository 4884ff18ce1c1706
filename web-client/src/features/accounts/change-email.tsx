import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { isEmail, longestEmail } from '@/lib/email';
import { useChangeEmail } from './api/change-email';

/** Where one's own notices are mailed to, from the user menu. */
export default function ChangeEmail({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const form = useId();
  const problemText = useProblemText();
  const change = useChangeEmail();
  const [draft, setDraft] = useState(email);
  const [isChecked, setIsChecked] = useState(false);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isEmail(draft)) change.mutate(draft.trim() ? { email: draft.trim() } : {});
  };

  return (
    <Dialog
      title={t('changeEmail.title')}
      onClose={onClose}
      footer={
        change.isSuccess ? (
          <Button onClick={onClose}>{t('close', { ns: 'common' })}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
            <Button type="submit" form={form} kind="primary" disabled={change.isPending}>
              {change.isPending ? t('changeEmail.saving') : t('changeEmail.save')}
            </Button>
          </>
        )
      }
    >
      {change.isSuccess ? (
        <Notice kind="success">{t('changeEmail.done')}</Notice>
      ) : (
        <form id={form} noValidate onSubmit={submit}>
          <Field label={t('changeEmail.label')} hint={t('changeEmail.hint')} error={isChecked && !isEmail(draft) ? t('changeEmail.fault') : undefined}>
            {(attributes) => (
              <input
                {...attributes}
                type="email"
                autoComplete="email"
                maxLength={longestEmail}
                value={draft}
                onChange={(event) => {
                  setDraft(event.target.value);
                  change.reset();
                }}
              />
            )}
          </Field>
          {change.error && <Notice kind="error">{problemText(change.error)}</Notice>}
        </form>
      )}
    </Dialog>
  );
}
