import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phasing, PlanIndicatorView, PlanView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { useWording } from '@/lib/wording';
import { useSaveSettings } from '../api/settings';
import styles from '../plans.module.css';

const phasings: readonly Phasing[] = ['linear', 'flat', 'year_end'];

interface Props {
  plan: PlanView;
  row: PlanIndicatorView;
  onClose: () => void;
  onSaved: () => void;
}

/** What the standing office decides about one indicator: its lead, how the year is spread, where it starts from, whether hamlets make it, and why. */
export function SettingsDialog({ plan, row, onClose, onSaved }: Props) {
  const { t } = useTranslation('plans');
  const words = useWording();
  const problemText = useProblemText();
  const save = useSaveSettings(plan.summary.id);
  const [leadId, setLeadId] = useState(row.isUnassigned ? '' : row.leadId);
  const [phasing, setPhasing] = useState<Phasing | undefined>(row.chosenPhasing);
  const [baselineId, setBaselineId] = useState(row.baseline?.isPicked ? row.baseline.resultId : '');
  const [isByHamlet, setIsByHamlet] = useState(row.isByHamlet);
  const [reason, setReason] = useState('');
  const addsUp = row.kind === 'ratio' || row.kind === 'value';

  const entering = plan.units.filter(({ role }) => role === 'standing' || role === 'unit');
  const others = plan.units.filter(({ role }) => role !== 'standing' && role !== 'unit');
  const results = plan.results.filter(({ code, value, isRestated }) => code === row.code && value !== undefined && !isRestated);
  const isStale = save.error instanceof ApiProblem && save.error.status === 409;

  const hamletFault = save.error instanceof ApiProblem ? save.error.errors.isByHamlet?.[0] : undefined;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(
      {
        id: row.id,
        settings: {
          leadId: leadId || undefined,
          phasing,
          baselineResultId: baselineId || undefined,
          isByHamlet,
          reason: reason.trim() || undefined,
          version: row.version,
        },
      },
      { onSuccess: onSaved },
    );
  };

  return (
    <Dialog
      title={t('assign.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button kind="primary" type="submit" form="indicator-settings" disabled={save.isPending}>
            {save.isPending ? t('assign.saving') : t('assign.save')}
          </Button>
        </>
      }
    >
      <form id="indicator-settings" className={styles.form} onSubmit={submit}>
        <p>
          {row.text}
          <span className={styles.second}>
            {row.number} · {row.targets.map((target) => `${target.year}: ${words.target(target, row)}`).join(' · ')}
          </span>
        </p>
        <Field label={t('assign.unit')}>
          {(attributes) => (
            <select {...attributes} value={leadId} onChange={(event) => setLeadId(event.target.value)}>
              <option value="">{t('assign.unitNone')}</option>
              <optgroup label={t('assign.entering')}>
                {entering.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
              {others.length > 0 && (
                <optgroup label={t('assign.other')}>
                  {others.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              )}
            </select>
          )}
        </Field>
        <Field label={t('assign.phasing')}>
          {(attributes) => (
            <select
              {...attributes}
              value={phasing ?? ''}
              onChange={(event) => setPhasing(phasings.find((known) => known === event.target.value))}
            >
              <option value="">{t('assign.phasingAuto')}</option>
              {phasings.map((option) => (
                <option key={option} value={option}>
                  {t(`assign.${option}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {results.length > 0 && (
          <Field label={t('assign.baseline')}>
            {(attributes) => (
              <select {...attributes} value={baselineId} onChange={(event) => setBaselineId(event.target.value)}>
                <option value="">{t('assign.baselineAuto')}</option>
                {results.map(({ id, text, value, asOf }) => (
                  <option key={id} value={id}>
                    {words.orDash(value, row)} ({asOf}): {text}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {addsUp && (
          <div>
            <label className={styles.check}>
              <input type="checkbox" checked={isByHamlet} onChange={(event) => setIsByHamlet(event.target.checked)} /> {t('assign.byHamlet')}
            </label>
            <p className={styles.second}>
              {t(row.isByHamlet && !isByHamlet ? 'assign.byHamletOff' : 'assign.byHamletHint')}{' '}
              <AppLink to={`/plans/${plan.summary.id}/hamlets`}>{t('plan.hamlets')}</AppLink>
            </p>
            {hamletFault && <Notice kind="error">{hamletFault}</Notice>}
          </div>
        )}
        <Field label={t('assign.reason')} hint={t('assign.reasonHint')}>
          {(attributes) => <textarea {...attributes} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {save.isError && !hamletFault && <Notice kind={isStale ? 'warning' : 'error'}>{isStale ? t('assign.stale') : problemText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}
