import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { longestPassword, shortestPassword } from '@/lib/password';
import { useChangePassword } from './api/change-password';
import styles from './change-password.module.css';
import { passwordFaults, type PasswordDraft } from './password-rules';

/** One's own password, from the user menu. */
export default function ChangePassword({ userName, onClose }: { userName: string; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const form = useId();
  const problemText = useProblemText();
  const changePassword = useChangePassword();
  const [draft, setDraft] = useState<PasswordDraft>({ current: '', next: '', repeated: '' });
  const [isChecked, setIsChecked] = useState(false);

  const faults = isChecked ? passwordFaults(draft) : {};
  const refused = changePassword.error instanceof ApiProblem ? changePassword.error.errors : {};
  const errors = {
    current: faults.current && t(`changePassword.fault.${faults.current}`),
    next: faults.next && t(`changePassword.fault.${faults.next}`, { shortest: shortestPassword, longest: longestPassword }),
    repeated: faults.repeated && t(`changePassword.fault.${faults.repeated}`),
  };

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(passwordFaults(draft)).length > 0) return;
    changePassword.mutate({ currentPassword: draft.current, newPassword: draft.next });
  };
  const field = (name: keyof PasswordDraft, label: string, autoComplete: string, error?: string, hint?: string) => (
    <Field label={label} error={error} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="password"
          autoComplete={autoComplete}
          value={draft[name]}
          onChange={(event) => {
            setDraft({ ...draft, [name]: event.target.value });
            // What the server said was about what stood there before.
            changePassword.reset();
          }}
        />
      )}
    </Field>
  );

  if (changePassword.isSuccess) {
    return (
      <Dialog title={t('changePassword.title')} onClose={onClose} footer={<Button onClick={onClose}>{t('close', { ns: 'common' })}</Button>}>
        <Notice kind="success">{t('changePassword.done')}</Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('changePassword.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" form={form} kind="primary" disabled={changePassword.isPending}>
            {changePassword.isPending ? t('changePassword.saving') : t('changePassword.save')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        {/* Tells the browser's password store whose password this is. */}
        <input className="visually-hidden" tabIndex={-1} aria-hidden="true" readOnly autoComplete="username" value={userName} />
        {field('current', t('changePassword.current'), 'current-password', errors.current ?? refused.currentPassword?.[0])}
        {field(
          'next',
          t('changePassword.next'),
          'new-password',
          errors.next ?? refused.newPassword?.[0],
          t('changePassword.nextHint', { shortest: shortestPassword }),
        )}
        {field('repeated', t('changePassword.repeat'), 'new-password', errors.repeated)}
        {changePassword.isError && Object.keys(refused).length === 0 && <Notice kind="error">{problemText(changePassword.error)}</Notice>}
      </form>
    </Dialog>
  );
}
