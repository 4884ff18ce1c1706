import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { LeaveQuestion } from '@/components/ui/typed-guard';
import { useFocusFault } from '@/components/ui/use-focus-fault';
import { ApiProblem } from '@/lib/api/problem';
import { eventKey, eventKinds, faultsOf, type WebhookDraft } from '../rules';
import styles from './push.module.css';

const longestUrl = 500;
const longestNote = 200;
const fields = ['clientId', 'url', 'events', 'note'] as const;

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
  question: LeaveQuestion | null;
  /** Called with a draft that has no faults. */
  onSubmit: () => void;
  /** What only a webhook that is there has. */
  children?: ReactNode;
}

/** The fields of a webhook, for making and for changing one. */
export function WebhookForm({ title, draft, clients, error, errorAction, submitText, isPending, onDraft, onClose, question, onSubmit, children }: Props) {
  const { t } = useTranslation('push');
  const form = useId();
  const problemText = useProblemText();
  const [isChecked, setIsChecked] = useState(false);
  const { form: element, focusFault } = useFocusFault(error);
  const faults = faultsOf(draft, clients !== undefined);
  const errors = error instanceof ApiProblem ? error.errors : {};
  const refused = Object.fromEntries(fields.flatMap((field) => (errors[field]?.[0] ? [[field, errors[field][0]]] : [])));
  const errorOf = (field: (typeof fields)[number]) => {
    const fault = isChecked && field !== 'note' && faults[field];
    return fault ? t(`form.fault.${fault}`) : refused[field];
  };
  const set = (change: Partial<WebhookDraft>) => onDraft({ ...draft, ...change });
  const eventsError = errorOf('events');

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(faults).length === 0) onSubmit();
    else focusFault();
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      question={question}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" form={form} kind="primary" disabled={isPending}>
            {submitText}
          </Button>
        </>
      }
    >
      <form ref={element} id={form} noValidate className={styles.form} onSubmit={submit}>
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
        <fieldset className={styles.events} data-fault={eventsError && true} aria-describedby={eventsError ? `${form}-events` : undefined}>
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
        <Field label={t('form.note')} hint={t('form.noteHint')} error={errorOf('note')}>
          {(attributes) => (
            <input {...attributes} value={draft.note} onChange={(event) => set({ note: event.target.value })} maxLength={longestNote} autoComplete="off" />
          )}
        </Field>
        {children}
      </form>
    </Dialog>
  );
}
