import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { longestEmail } from '@/lib/email';
import { generatePassword, longestPassword, shortestPassword } from '@/lib/password';
import { grantableRoles, mayHeadUnit, placeKindsOf } from '@/lib/rights';
import { communesOf, faultsOf, isBelowCommunes, placesFor, withPlace, type Draft, type DraftField, type Tree } from '../rules';
import styles from './person-form.module.css';

interface Props {
  title: string;
  isNew: boolean;
  draft: Draft;
  tree: Tree;
  error: unknown;
  /** Beside the sentence of the error: how to get on. */
  errorAction?: ReactNode;
  submitText: string;
  isPending: boolean;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
  /** Called with a draft that has no faults. */
  onSubmit: (draft: Draft & { role: Role }) => void;
}

/** The fields of an account, for adding and for changing one. */
export function PersonForm({ title, isNew, draft, tree, error, errorAction, submitText, isPending, onDraft, onClose, onSubmit }: Props) {
  const { t } = useTranslation('people');
  const form = useId();
  const problemText = useProblemText();
  const person = usePerson();
  const [isChecked, setIsChecked] = useState(false);

  const faults = isChecked ? faultsOf(draft, isNew) : {};
  const refused = refusals(error);
  const errorOf = (field: DraftField) => {
    const fault = faults[field];
    return fault ? t(`fault.${fault}`, { shortest: shortestPassword, longest: longestPassword }) : refused[field];
  };
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    const { role } = draft;
    if (!role || Object.keys(faultsOf(draft, isNew)).length > 0) return;
    onSubmit({ ...draft, role, displayName: draft.displayName.trim(), userName: draft.userName.trim(), email: draft.email.trim(), phone: draft.phone.trim() });
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
        <Field label={t('name')} error={errorOf('displayName')}>
          {(attributes) => (
            <input {...attributes} value={draft.displayName} onChange={(event) => set({ displayName: event.target.value })} maxLength={200} autoComplete="off" />
          )}
        </Field>
        <Field label={t('userName')} hint={isNew ? t('form.userNameHint') : t('form.userNameFixed')} error={errorOf('userName')}>
          {(attributes) => (
            <input
              {...attributes}
              value={draft.userName}
              onChange={(event) => set({ userName: event.target.value })}
              readOnly={!isNew}
              maxLength={80}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t('role')} error={errorOf('role')}>
          {(attributes) => (
            <select {...attributes} value={draft.role} onChange={(event) => onDraft(withPlace({ ...draft, role: event.target.value as Role }, tree))}>
              {!draft.role && <option value="">{t('form.pickRole')}</option>}
              {grantableRoles(person).map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`, { ns: 'common' })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Place draft={draft} tree={tree} error={errorOf('organizationId')} onDraft={onDraft} />
        <Field label={t('email')} hint={t('form.emailHint')} error={errorOf('email')}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              value={draft.email}
              onChange={(event) => set({ email: event.target.value })}
              maxLength={longestEmail}
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t('phone')} hint={t('form.phoneHint')} error={errorOf('phone')}>
          {(attributes) => (
            <input {...attributes} type="tel" value={draft.phone} onChange={(event) => set({ phone: event.target.value })} maxLength={20} autoComplete="off" />
          )}
        </Field>
        {draft.role && mayHeadUnit(draft.role) && (
          <div>
            <label className={styles.check}>
              <input type="checkbox" checked={draft.isHead} onChange={(event) => set({ isHead: event.target.checked })} />
              {t('form.isHead')}
            </label>
            <p className="muted small">{t('form.isHeadHint')}</p>
          </div>
        )}
        <Field
          label={isNew ? t('form.firstPassword') : t('form.newPassword')}
          hint={isNew ? t('form.firstPasswordHint', { count: shortestPassword }) : t('form.newPasswordHint')}
          error={errorOf('password')}
        >
          {(attributes) => (
            <div className={styles.password}>
              {/* In plain sight: it is handed over, and the person changes it. */}
              <input
                {...attributes}
                value={draft.password}
                onChange={(event) => set({ password: event.target.value })}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
              <Button onClick={() => set({ password: generatePassword() })}>{t('form.generate')}</Button>
            </div>
          )}
        </Field>
        {!isNew && (
          <label className={styles.check}>
            <input type="checkbox" checked={draft.isActive} onChange={(event) => set({ isActive: event.target.checked })} />
            {t('form.isActive')}
          </label>
        )}
        {!isNew && <p className="muted small">{t('form.endsSessions')}</p>}
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

interface PlaceProps {
  draft: Draft;
  tree: Tree;
  error?: string;
  onDraft: (draft: Draft) => void;
}

/** Only places that fit the role; where there are many communes, the commune first. */
function Place({ draft, tree, error, onDraft }: PlaceProps) {
  const { t } = useTranslation('people');
  const communes = communesOf(tree);
  const places = placesFor(draft.role, draft.communeId, tree);
  if (draft.role && placeKindsOf(draft.role).length === 0) return <p className="muted small">{t('form.noPlace')}</p>;

  const needsCommune = isBelowCommunes(draft.role) && !draft.communeId;
  const prompt = !draft.role ? t('form.pickRoleFirst') : needsCommune ? t('form.pickCommuneFirst') : t('form.pickPlace');
  const hint = draft.role && !needsCommune && places.length === 0 ? t('form.noPlaceFits') : undefined;
  return (
    <>
      {isBelowCommunes(draft.role) && communes.length > 1 && (
        <Field label={t('form.commune')}>
          {(attributes) => (
            <select {...attributes} value={draft.communeId} onChange={(event) => onDraft(withPlace({ ...draft, communeId: event.target.value }, tree))}>
              {!draft.communeId && <option value="">{t('form.pickCommune')}</option>}
              {communes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('organization')} hint={hint} error={error}>
        {(attributes) => (
          <select
            {...attributes}
            value={draft.placeId}
            disabled={places.length === 0}
            onChange={(event) => onDraft({ ...draft, placeId: event.target.value })}
          >
            {!draft.placeId && <option value="">{prompt}</option>}
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

/** What the server said against single fields. */
function refusals(error: unknown): Partial<Record<DraftField, string>> {
  if (!(error instanceof ApiProblem)) return {};
  if (error.code === 'user_name_taken') return { userName: error.message };
  const { displayName, userName, role, organizationId, email, phone, password, newPassword } = error.errors;
  const first = { displayName, userName, role, organizationId, email, phone, password: password ?? newPassword };
  return Object.fromEntries(Object.entries(first).flatMap(([field, sentences]) => (sentences?.[0] ? [[field, sentences[0]]] : [])));
}
