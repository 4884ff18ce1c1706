import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentRow, AssignmentsChange, AssignmentsView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { ApiProblem } from '@/lib/api/problem';
import styles from '../assignments.module.css';
import { common, itemsOf, keep, leadOf, lettingGo, membersOf } from '../rules';
import { UnitOptions } from './unit-options';

interface Props {
  view: AssignmentsView;
  /** As they stand now: a row that somebody else changed is shown anew. */
  rows: readonly AssignmentRow[];
  error: unknown;
  isPending: boolean;
  onClose: () => void;
  onAssign: (change: AssignmentsChange) => void;
}

/** Unit, then person, then deputy, for all the rows that were chosen. */
export function AssignDialog({ view, rows, error, isPending, onClose, onAssign }: Props) {
  const { t } = useTranslation('assignments');
  const problemText = useProblemText();
  const form = useId();
  const shared = common(rows, leadOf);
  const [unit, setUnit] = useState(shared);
  const [responsible, setResponsible] = useState(keep);
  const [deputy, setDeputy] = useState(keep);
  const [reason, setReason] = useState('');
  const members = unit === keep ? [] : membersOf(unit, view.units);
  const act = { unit, responsible, deputy };
  const leaving = lettingGo(rows, act, view.units);
  const changesUnit = unit !== keep && unit !== shared;
  const details = error instanceof ApiProblem ? [...new Set(Object.values(error.errors).flat())] : [];

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAssign({ items: itemsOf(rows, act), ...(reason.trim() && { reason: reason.trim() }) });
  };

  return (
    <Dialog
      title={t('dialog.title', { count: rows.length })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" form={form} kind="primary" disabled={isPending}>
            {isPending ? t('dialog.saving') : t('dialog.save', { count: rows.length })}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <p className="muted small">{rows.map(({ number }) => number).join(' · ')}</p>
        <Field label={t('unit')}>
          {(attributes) => (
            <select
              {...attributes}
              value={unit}
              onChange={(event) => {
                setUnit(event.target.value);
                setResponsible(keep);
                setDeputy(keep);
              }}
            >
              {shared === keep && <option value={keep}>{t('dialog.keepUnit')}</option>}
              <UnitOptions units={view.units} />
            </select>
          )}
        </Field>
        <Field
          label={t('responsible')}
          hint={unit === keep ? t('dialog.pickUnitFirst') : members.length === 0 ? t('dialog.nobody') : undefined}
        >
          {(attributes) => (
            <select {...attributes} value={responsible} disabled={unit === keep} onChange={(event) => setResponsible(event.target.value)}>
              <option value={keep}>{t('dialog.keepPerson')}</option>
              <option value="">{t('dialog.noPerson')}</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('deputy')} hint={t('dialog.deputyHint')}>
          {(attributes) => (
            <select {...attributes} value={deputy} disabled={unit === keep} onChange={(event) => setDeputy(event.target.value)}>
              <option value={keep}>{t('dialog.keepPerson')}</option>
              <option value="">{t('dialog.noPerson')}</option>
              {members
                .filter(({ id }) => id !== responsible)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label={t('reason')} hint={t('dialog.reasonHint')}>
          {(attributes) => <textarea {...attributes} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {leaving.length > 0 && <Notice kind="warning">{t('dialog.lettingGo', { count: leaving.length, names: leaving.map(({ name }) => name).join(', ') })}</Notice>}
        {changesUnit && <p className="muted small">{t('dialog.openReports')}</p>}
        {error != null && (
          <Notice kind="error">
            <p>{error instanceof ApiProblem && error.code === 'stale_version' ? t('dialog.stale') : problemText(error)}</p>
            {details.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
