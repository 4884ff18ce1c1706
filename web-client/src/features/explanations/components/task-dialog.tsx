import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import { unitsQuery } from '@/lib/api/reporting-rules';
import { addDays, dayOf } from '@/lib/days';
import { useMakeTask } from '../api/explanations';
import { taskNameOf } from '../logic/explanations';
import styles from '../explanations.module.css';

// The limit of the server (ExplanationValidators).
const limit = 2000;

/** Makes a task of a conclusion: the unit asked leads it, in a month, unless somebody says otherwise. */
export default function TaskDialog({ explanation, onClose }: { explanation: ExplanationView; onClose: () => void }) {
  const { t } = useTranslation('explanations');
  const { t: common } = useTranslation();
  const problemText = useProblemText();
  const make = useMakeTask(explanation.id);
  const units = useQuery(unitsQuery(explanation.commune.id));
  const [today] = useState(() => dayOf(new Date()));
  const [name, setName] = useState(() => taskNameOf(explanation.conclusion ?? ''));
  const [leadId, setLeadId] = useState(explanation.unit.id);
  const [dueOn, setDueOn] = useState(() => addDays(today, 30));
  const errors = make.error instanceof ApiProblem ? make.error.errors : {};

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), leadId, dueOn, version: explanation.version }, { onSuccess: onClose });
  };

  return (
    <Dialog
      title={t('task.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="primary" type="submit" form="make-task" disabled={make.isPending || name.trim() === '' || dueOn === ''}>
            {t('task.send')}
          </Button>
        </>
      }
    >
      <form id="make-task" className={styles.form} onSubmit={send} noValidate>
        <p className="muted">{explanation.conclusion}</p>
        <Field label={t('task.name')} error={errors.name?.[0]}>
          {(attributes) => <textarea {...attributes} rows={3} required maxLength={limit} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={t('task.lead')} error={errors.leadId?.[0]}>
          {(attributes) => (
            <select {...attributes} value={leadId} onChange={(event) => setLeadId(event.target.value)}>
              {(units.data ?? [explanation.unit]).map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('task.dueOn')} error={errors.dueOn?.[0]}>
          {(attributes) => <input {...attributes} type="date" required min={today} value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
        </Field>
        {make.error && Object.keys(errors).length === 0 && <Notice kind="error">{problemText(make.error)}</Notice>}
      </form>
    </Dialog>
  );
}
