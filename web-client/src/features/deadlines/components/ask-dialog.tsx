import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView, ReportingRuleView, RequestOutcome } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { rulesQuery, unitsQuery } from '@/lib/api/reporting-rules';
import { addDays, dayOf, isWeekend, weekdayOf, type Day } from '@/lib/days';
import { useRequestReports } from '../api/request-reports';
import styles from './dialogs.module.css';

interface Props {
  communeId: string;
  onClose: () => void;
  onDone: (outcome: RequestOutcome) => void;
}

// The limit of the server (ObligationValidators).
const limit = 2000;

/** Asks units for a report of a rule on request: which, whom, by when, what for. */
export function AskDialog({ communeId, onClose, onDone }: Props) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const rules = useQuery(rulesQuery(communeId));
  const units = useQuery(unitsQuery(communeId));
  const asking = useRequestReports();
  const onRequest = rules.data?.filter((rule) => rule.isActive && rule.timing.frequency === 'on_request') ?? [];

  return (
    <Dialog
      title={t('ask.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="ask" disabled={asking.isPending || onRequest.length === 0}>
            {t('ask.action')}
          </Button>
        </>
      }
    >
      <QueryPanel
        query={rules}
        isEmpty={() => onRequest.length === 0}
        empty={<EmptyState title={t('ask.noRules')}>{t('ask.noRulesText')}</EmptyState>}
      >
        {() => (
          <QueryPanel query={units}>
            {(all) => <AskForm rules={onRequest} units={all.filter((unit) => unit.isActive)} asking={asking} onDone={onDone} />}
          </QueryPanel>
        )}
      </QueryPanel>
    </Dialog>
  );
}

/** A week from now, on a weekday. */
function nextWeek(today: Day): Day {
  const day = addDays(today, 7);
  return isWeekend(day) ? addDays(day, 8 - weekdayOf(day)) : day;
}

interface FormProps {
  rules: readonly ReportingRuleView[];
  units: readonly OrganizationView[];
  asking: ReturnType<typeof useRequestReports>;
  onDone: (outcome: RequestOutcome) => void;
}

function AskForm({ rules, units, asking, onDone }: FormProps) {
  const { t } = useTranslation('deadlines');
  const problemText = useProblemText();
  const [today] = useState(() => dayOf(new Date()));
  const [rule, setRule] = useState(rules[0]!);
  // Who the rule names, until somebody chooses.
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [dueOn, setDueOn] = useState(() => nextWeek(today));
  const [request, setRequest] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const picked = chosen ?? rule.units.map((unit) => unit.id);
  const errors = asking.error instanceof ApiProblem ? asking.error.errors : {};
  const unitError = isAsked && picked.length === 0 ? t('ask.unitsRequired') : errors.organizationIds?.[0];
  const requestError = isAsked && request.trim() === '' ? t('ask.requestRequired') : undefined;

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (picked.length > 0 && request.trim() !== '' && dueOn)
      asking.mutate({ ruleId: rule.id, organizationIds: [...picked], dueOn, request: request.trim() }, { onSuccess: onDone });
  };

  return (
    <form id="ask" className={styles.form} onSubmit={send} noValidate>
      <Field label={t('ask.rule')}>
        {(attributes) => (
          <select
            {...attributes}
            value={rule.id}
            onChange={(event) => {
              setRule(rules.find((one) => one.id === event.target.value) ?? rule);
              setChosen(null);
            }}
          >
            {rules.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend className={styles.legend}>
          {t('ask.units', { count: picked.length })}
          <Button kind="quiet" onClick={() => setChosen(picked.length === units.length ? [] : units.map((unit) => unit.id))}>
            {picked.length === units.length ? t('ask.none') : t('ask.all')}
          </Button>
        </legend>
        <div className={styles.units}>
          {units.map((unit) => (
            <label key={unit.id}>
              <input
                type="checkbox"
                checked={picked.includes(unit.id)}
                onChange={(event) => setChosen(event.target.checked ? [...picked, unit.id] : picked.filter((id) => id !== unit.id))}
              />
              {unit.name}
            </label>
          ))}
        </div>
        {unitError && (
          <p role="alert" className={styles.error}>
            {unitError}
          </p>
        )}
      </fieldset>
      <Field label={t('ask.dueOn')} hint={t('ask.dueHint')} error={errors.dueOn?.[0]}>
        {(attributes) => <input {...attributes} type="date" required min={today} value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
      </Field>
      <Field label={t('ask.request')} error={requestError}>
        {(attributes) => <textarea {...attributes} rows={3} required maxLength={limit} value={request} onChange={(event) => setRequest(event.target.value)} />}
      </Field>
      {asking.error && Object.keys(errors).length === 0 && <Notice kind="error">{problemText(asking.error)}</Notice>}
    </form>
  );
}
