import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, PublicPageSettings } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { ApiProblem } from '@/lib/api/problem';
import { formatMoment } from '@/lib/format';
import { useChangePublicPage } from '../api/public-page';
import { Chooser } from './chooser';
import { EmbedBox } from './embed-box';
import styles from './settings.module.css';

const introductionLimit = 2000;

interface Props {
  /** What the form opened with; every write states its version. */
  settings: PublicPageSettings;
  plan: PlanView;
  onSaved: (saved: PublicPageSettings) => void;
  onTakeNewest: () => void;
}

export function SettingsForm({ settings, plan, onSaved, onTakeNewest }: Props) {
  const { t } = useTranslation('publicPage');
  const problemText = useProblemText();
  const change = useChangePublicPage(settings.communeId);
  const [isOn, setOn] = useState(settings.isOn);
  const [introduction, setIntroduction] = useState(settings.introduction ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(settings.planIndicatorIds);
  const isStale = change.error instanceof ApiProblem && change.error.status === 409;
  const lacksIndicators = isOn && chosen.length === 0;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!lacksIndicators) change.mutate({ isOn, introduction, planIndicatorIds: [...chosen], version: settings.version }, { onSuccess: onSaved });
  };

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{settings.isOn ? t('settings.leadOn', { count: settings.planIndicatorIds.length }) : t('settings.leadOff')}</p>
      <Panel>
        <div className={styles.switch}>
          <label>
            <input type="checkbox" role="switch" checked={isOn} onChange={(event) => setOn(event.target.checked)} /> {t('settings.switch')}
          </label>
          <p className={styles.hint}>{t('settings.switchHint')}</p>
        </div>
        <Field label={t('settings.introduction')} hint={t('settings.introductionHint')}>
          {(attributes) => (
            <textarea {...attributes} rows={3} maxLength={introductionLimit} value={introduction} onChange={(event) => setIntroduction(event.target.value)} />
          )}
        </Field>
      </Panel>
      <Chooser plan={plan} chosen={chosen} onChange={setChosen} />
      {lacksIndicators && <Notice kind="warning">{t('settings.lacksIndicators')}</Notice>}
      {change.isError && (
        <Notice kind={isStale ? 'warning' : 'error'}>
          {problemText(change.error)}{' '}
          {isStale && <Button onClick={onTakeNewest}>{t('settings.takeNewest')}</Button>}
        </Notice>
      )}
      <div className={styles.foot}>
        <Button type="submit" kind="primary" disabled={change.isPending || lacksIndicators}>
          {t('save', { ns: 'common' })}
        </Button>
        {settings.updatedAt && <span className={styles.hint}>{t('settings.saved', { at: formatMoment(settings.updatedAt), by: settings.updatedBy ?? '' })}</span>}
      </div>
      {settings.isOn && <EmbedBox address={settings.address} commune={settings.communeName} />}
    </form>
  );
}
