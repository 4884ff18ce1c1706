import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { eventKey, eventKinds, faultsOf, type WebhookDraft } from '../rules';
import styles from './push.module.css';

const longestUrl = 500;
const longestNote = 200;

interface Props {
  title: string;
  draft: WebhookDraft;
  /** Whose it may be; absent where that is settled. */
  clients?: readonly { id: string; name: string }[];
  error: unknown;
  errorAction?: ReactNode;
  submitText: string;
  isPending: boolean;
  onDraft: (draft: WebhookDraft) => void;
  onClose: () => void;
  /** Called with a draft that has no faults. */
  onSubmit: () => void;
  /** What only a webhook that is there has. */
  children?: ReactNode;
}

/** The fields of a webhook, for making and for changing one. */
export function WebhookForm({ title, draft, clients, error, errorAction, submitText, isPending, onDraft, onClose, onSubmit, children }: Props) {
  const { t } = useTranslation('push');
  const form = useId();
  const problemText = useProblemText();
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(draft, clients !== undefined);
  const refused = error instanceof ApiProblem ? error.errors : {};
  const errorOf = (field: 'clientId' | 'url' | 'events') => (isChecked && faults.includes(field) ? t(`form.fault.${field}`) : refused[field]?.[0]);
  const set = (change: Partial<WebhookDraft>) => onDraft({ ...draft, ...change });
  const eventsError = errorOf('events');

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (faults.length === 0) onSubmit();
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" form={form} kind="primary" disabled={isPending}>
            {submitText}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        {error !== null && error !== undefined && Object.keys(refused).length === 0 && (
          <Notice kind="error">
            {problemText(error)} {errorAction}
          </Notice>
        )}
        {clients && (
          <Field label={t('form.client')} hint={t('form.clientHint')} error={errorOf('clientId')}>
            {(attributes) => (
              <select {...attributes} value={draft.clientId} onChange={(event) => set({ clientId: event.target.value })}>
                {!draft.clientId && <option value="">{t('form.pickClient')}</option>}
                {clients.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('form.url')} hint={t('form.urlHint')} error={errorOf('url')}>
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              value={draft.url}
              placeholder="https://"
              onChange={(event) => set({ url: event.target.value })}
              maxLength={longestUrl}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <fieldset className={styles.events} aria-describedby={eventsError ? `${form}-events` : undefined}>
          <legend>{t('form.events')}</legend>
          {eventKinds.map((kind) => (
            <label key={kind} className={styles.check}>
              <input
                type="checkbox"
                checked={draft.events.includes(kind)}
                onChange={(event) => set({ events: event.target.checked ? [...draft.events, kind] : draft.events.filter((one) => one !== kind) })}
              />
              {t(`event.${eventKey(kind)}`)}
            </label>
          ))}
          {eventsError && (
            <p id={`${form}-events`} className={styles.fault}>
              {eventsError}
            </p>
          )}
        </fieldset>
        <Field label={t('form.note')} hint={t('form.noteHint')}>
          {(attributes) => (
            <input {...attributes} value={draft.note} onChange={(event) => set({ note: event.target.value })} maxLength={longestNote} autoComplete="off" />
          )}
        </Field>
        {children}
      </form>
    </Dialog>
  );
}
