import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { usePerson } from '@/lib/api/session';
import { isEmail, longestEmail } from '@/lib/email';
import { isPhone, phoneText } from '@/lib/phone';
import { useChangeEmail } from './api/change-email';
import { useChangePhone } from './api/change-phone';
import styles from './contact.module.css';

/** Where one's own notices go besides the dashboard. */
export function Contact() {
  const { t } = useTranslation('accounts');
  const person = usePerson();
  const problemText = useProblemText();
  const changeEmail = useChangeEmail();
  const changePhone = useChangePhone();
  const stored = { email: person.email ?? '', phone: phoneText(person.phone) };
  const [draft, setDraft] = useState(stored);
  const [isChecked, setIsChecked] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const error = changeEmail.error ?? changePhone.error;

  const set = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change });
    setIsDone(false);
    changeEmail.reset();
    changePhone.reset();
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!isEmail(draft.email) || !isPhone(draft.phone)) return;
    const [email, phone] = [draft.email.trim(), draft.phone.trim()];
    try {
      if (email !== stored.email) await changeEmail.mutateAsync(email ? { email } : {});
      if (phone !== stored.phone) await changePhone.mutateAsync(phone ? { phone } : {});
      setIsDone(true);
    } catch {
      // Shown below, by the mutation that failed.
    }
  };

  return (
    <Panel title={t('contact.title')}>
      <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={t('contact.email')} hint={t('contact.emailHint')} error={isChecked && !isEmail(draft.email) ? t('contact.emailFault') : undefined}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              autoComplete="email"
              maxLength={longestEmail}
              value={draft.email}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('contact.phone')} hint={t('contact.phoneHint')} error={isChecked && !isPhone(draft.phone) ? t('contact.phoneFault') : undefined}>
          {(attributes) => (
            <input
              {...attributes}
              type="tel"
              autoComplete="tel"
              maxLength={20}
              value={draft.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          )}
        </Field>
        <div className={styles.foot}>
          <Button type="submit" disabled={changeEmail.isPending || changePhone.isPending}>
            {changeEmail.isPending || changePhone.isPending ? t('contact.saving') : t('contact.save')}
          </Button>
        </div>
        {error && <Notice kind="error">{problemText(error)}</Notice>}
        {isDone && <Notice kind="success">{t('contact.done')}</Notice>}
      </form>
    </Panel>
  );
}
