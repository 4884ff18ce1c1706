import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeSettings } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { settingsQuery, useChangeSettings } from './api/settings';
import { changeOf, draftOf, hasNoEnd, hoursWith, kindGroups, mailChoices, timeOf, withKind, type SettingsDraft } from './logic/settings';
import styles from './settings.module.css';

/** How one wants to be told besides the dashboard. */
export function Settings() {
  const query = useQuery(settingsQuery);
  // Somebody is typing: what another window saved is offered, never put in their place.
  const [taken, setTaken] = useState(0);
  return <QueryPanel query={query}>{(settings) => <Form key={taken} settings={settings} onTakeNew={() => setTaken(taken + 1)} />}</QueryPanel>;
}

function Form({ settings, onTakeNew }: { settings: NoticeSettings; onTakeNew: () => void }) {
  const { t } = useTranslation('notices');
  const person = usePerson();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const change = useChangeSettings();
  const [version, setVersion] = useState(settings.version);
  const [draft, setDraft] = useState(() => draftOf(settings));

  const set = (part: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...part });
    change.reset();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!hasNoEnd(draft)) change.mutate(changeOf(draft, version), { onSuccess: (saved) => setVersion(saved.version) });
  };
  const takeNew = async () => {
    await queryClient.refetchQueries({ queryKey: settingsQuery.queryKey });
    onTakeNew();
  };
  // A list, not the browser's own field for times: that one writes them by the language of the computer, often with AM and PM.
  const time = (field: 'digestAt' | 'quietFrom' | 'quietUntil', label: string, error?: string) => (
    <Field label={label} error={error}>
      {(attributes) => (
        <select {...attributes} value={draft[field]} onChange={(event) => set({ [field]: Number(event.target.value) })}>
          {hoursWith(settings[field] ?? draft[field]).map((minutes) => (
            <option key={minutes} value={minutes}>
              {timeOf(minutes)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const isStale = change.error instanceof ApiProblem && change.error.status === 409;

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <Panel>
        <Part title={t('settings.mail')} hint={mailHint()}>
          {mailChoices.map((choice) => (
            <Option key={choice} type="radio" isChecked={draft.mail === choice} onChange={() => set({ mail: choice })}>
              {t(`settings.mailChoice.${choice}`)}
            </Option>
          ))}
          {draft.mail === 'digest' && <div className={styles.times}>{time('digestAt', t('settings.digestAt'))}</div>}
        </Part>
        <Part title={t('settings.zalo')} hint={zaloHint()}>
          <Option type="checkbox" isChecked={draft.isCalled} onChange={(isCalled) => set({ isCalled })}>
            {t('settings.isCalled')}
          </Option>
        </Part>
        <Part title={t('settings.quiet')} hint={draft.isQuiet ? t('settings.quietHint') : undefined}>
          <Option type="checkbox" isChecked={draft.isQuiet} onChange={(isQuiet) => set({ isQuiet })}>
            {t('settings.isQuiet')}
          </Option>
          {draft.isQuiet && (
            <div className={styles.times}>
              {time('quietFrom', t('settings.quietFrom'))}
              {time('quietUntil', t('settings.quietUntil'), hasNoEnd(draft) ? t('settings.quietSame') : undefined)}
            </div>
          )}
        </Part>
        <Part title={t('settings.kinds')} hint={t('settings.kindsHint')}>
          <div className={styles.groups}>
            {kindGroups.map(({ name, kinds }) => (
              <div key={name}>
                <p className={styles.group}>{t(`settings.groups.${name}`)}</p>
                {kinds.map((kind) => (
                  <Option key={kind} type="checkbox" isChecked={!draft.muted.includes(kind)} onChange={(isSent) => set(withKind(draft, kind, isSent))}>
                    {t(`settings.kind.${kind}`)}
                  </Option>
                ))}
              </div>
            ))}
          </div>
        </Part>
      </Panel>
      {change.isError && (
        <Notice kind={isStale ? 'warning' : 'error'}>
          {isStale ? t('settings.stale') : problemText(change.error)} {isStale && <Button onClick={() => void takeNew()}>{t('settings.takeNew')}</Button>}
        </Notice>
      )}
      {change.isSuccess && <Notice kind="success">{t('settings.saved')}</Notice>}
      <div>
        <Button type="submit" kind="primary" disabled={change.isPending}>
          {change.isPending ? t('settings.saving') : t('settings.save')}
        </Button>
      </div>
    </form>
  );

  function mailHint() {
    if (draft.mail === 'never') return undefined;
    if (!settings.hasMail) return t('settings.noMail');
    return person.email ? undefined : t('settings.noAddress');
  }

  function zaloHint() {
    if (!draft.isCalled) return undefined;
    if (!settings.hasBridge) return t('settings.noBridge');
    return person.phone ? undefined : t('settings.noPhone');
  }
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {children}
      {hint && <p className="muted small">{hint}</p>}
    </fieldset>
  );
}

interface OptionProps {
  type: 'radio' | 'checkbox';
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  children: string;
}

function Option({ type, isChecked, onChange, children }: OptionProps) {
  const group = useId();
  return (
    <label className={styles.option}>
      <input type={type} name={type === 'radio' ? 'mail' : group} checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}
