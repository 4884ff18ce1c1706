import { useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogView, OrganizationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { LeaveQuestion } from '@/components/ui/typed-guard';
import { useFocusFault } from '@/components/ui/use-focus-fault';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { seesManyProvinces } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { wrongAddresses } from '../addresses';
import { faultsOf, offeredScopes, toggled, type Draft, type DraftField } from '../rules';
import styles from './form.module.css';
import { PlaceFields } from './place-fields';

interface Props {
  title: string;
  draft: Draft;
  places: readonly OrganizationView[];
  pillars: CatalogView['pillars'];
  error: unknown;
  /** Beside the sentence of the error: how to get on. */
  errorAction?: ReactNode;
  submitText: string;
  isPending: boolean;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
  question: LeaveQuestion | null;
  /** Called with a draft that has no faults. */
  onSubmit: (draft: Draft) => void;
}

/** What a key opens, from where, how often and how long: for making one and for changing it. */
export function ClientForm({ title, draft, places, pillars, error, errorAction, submitText, isPending, onDraft, onClose, question, onSubmit }: Props) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const form = useId();
  const problemText = useProblemText();
  const mayHaveAll = seesManyProvinces(usePerson());
  // By what it had at first: what is taken off can be put on again.
  const [offered] = useState(() => offeredScopes(mayHaveAll, draft.scopes));
  const [isChecked, setIsChecked] = useState(false);
  const [isHalfDay, setIsHalfDay] = useState(false);
  const day = useRef<HTMLInputElement>(null);
  const { form: element, focusFault } = useFocusFault(error);

  const rules = { mayHaveAll, today: dayOf(new Date()), isHalfDay };
  const faults = isChecked ? faultsOf(draft, rules) : {};
  const refused = refusals(error);
  const errorOf = (field: DraftField) => {
    const fault = faults[field];
    if (!fault) return refused[field];
    return fault === 'address' ? wrongAddresses(draft.addresses).map((address) => t('fault.address', { address })).join(' ') : t(`fault.${fault}`);
  };
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    const isHalf = day.current?.validity.badInput ?? false;
    setIsHalfDay(isHalf);
    if (Object.keys(faultsOf(draft, { ...rules, isHalfDay: isHalf })).length === 0) onSubmit(draft);
    else focusFault();
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      question={question}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} kind="primary" disabled={isPending}>
            {submitText}
          </Button>
        </>
      }
    >
      <form ref={element} id={form} noValidate className={styles.form} onSubmit={submit}>
        <Field label={t('form.name')} hint={t('form.nameHint')} error={errorOf('name')}>
          {(attributes) => (
            <input {...attributes} value={draft.name} onChange={(event) => set({ name: event.target.value })} maxLength={200} autoComplete="off" />
          )}
        </Field>
        <fieldset className={styles.group} data-fault={errorOf('scopes') && true}>
          <legend>{t('form.scopes')}</legend>
          {offered.map((scope) => (
            <label key={scope} className={styles.check}>
              <input type="checkbox" checked={draft.scopes.includes(scope)} onChange={() => set({ scopes: toggled(draft.scopes, scope) })} />
              {t(`scope.${scope}.name`)}
              <span className={styles.text}>{t(`scope.${scope}.text`)}</span>
            </label>
          ))}
          <Fault text={errorOf('scopes')} />
        </fieldset>
        <PlaceFields draft={draft} places={places} mayHaveAll={mayHaveAll} error={errorOf('place')} onDraft={onDraft} />
        <fieldset className={styles.group} data-fault={errorOf('pillars') && true}>
          <legend>{t('form.pillars')}</legend>
          <label className={styles.check}>
            <input type="checkbox" checked={draft.pillars === null} onChange={() => set({ pillars: draft.pillars === null ? [] : null })} />
            {t('form.allPillars')}
          </label>
          {draft.pillars && (
            <div className={styles.columns}>
              {pillars.map(({ id, nameVi, nameEn }) => (
                <label key={id} className={styles.check}>
                  <input
                    type="checkbox"
                    checked={draft.pillars?.includes(id) ?? false}
                    onChange={() => set({ pillars: toggled(draft.pillars ?? [], id) })}
                  />
                  {words.language === 'vi' ? nameVi : nameEn}
                </label>
              ))}
            </div>
          )}
          <Fault text={errorOf('pillars')} />
        </fieldset>
        <Field label={t('form.addresses')} hint={t('form.addressesHint')} error={errorOf('addresses')}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={3}
              value={draft.addresses}
              onChange={(event) => set({ addresses: event.target.value })}
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <div className={styles.columns}>
          <Field label={t('form.limit')} hint={t('form.limitHint')} error={errorOf('limit')}>
            {(attributes) => <input {...attributes} inputMode="numeric" value={draft.limit} onChange={(event) => set({ limit: event.target.value })} />}
          </Field>
          <Field label={t('form.expiresOn')} hint={t('form.expiresOnHint')} error={errorOf('expiresOn')}>
            {(attributes) => (
              <input
                {...attributes}
                ref={day}
                type="date"
                value={draft.expiresOn}
                onChange={(event) => {
                  set({ expiresOn: event.target.value });
                  setIsHalfDay(false);
                }}
              />
            )}
          </Field>
        </div>
        {error != null && Object.keys(refused).length === 0 && (
          <Notice kind="error">
            <p>{problemText(error)}</p>
            {errorAction && <p className={styles.action}>{errorAction}</p>}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

function Fault({ text }: { text: string | undefined }) {
  return text && <p className={styles.error}>{text}</p>;
}

const fields: Readonly<Record<string, DraftField>> = {
  name: 'name',
  scopes: 'scopes',
  organizationId: 'place',
  pillars: 'pillars',
  addresses: 'addresses',
  requestsPerMinute: 'limit',
  expiresOn: 'expiresOn',
};

/** What the server said against single fields; of a list it names the entry: `addresses[1]`. */
function refusals(error: unknown): Partial<Record<DraftField, string>> {
  if (!(error instanceof ApiProblem)) return {};
  const texts: Partial<Record<DraftField, string>> = {};
  for (const [name, sentences] of Object.entries(error.errors)) {
    const field = fields[name.replace(/\[\d+\]$/, '')];
    if (field && sentences[0]) texts[field] = [texts[field], sentences[0]].filter(Boolean).join(' ');
  }
  return texts;
}
