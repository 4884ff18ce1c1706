import { useQuery } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { HeldPlan, PersonAssignmentsView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { personAssignmentsQuery } from '@/lib/api/assignments';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { formatMoment } from '@/lib/format';
import { canAssignIndicators } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { useHandOver } from './api/hand-over';
import { HeldTable } from './components/held-table';
import styles from './hand-over.module.css';

/** Everything of one person into the hands of another: shown first, then done whole. */
export function Component() {
  const { t } = useTranslation('assignments');
  return (
    <>
      <PageHeader title={t('handOver.title')} />
      {canAssignIndicators(usePerson()) ? <Held /> : <EmptyState title={t('handOver.forbidden')} />}
    </>
  );
}

function Held() {
  const { personId = '' } = useParams();
  const query = useQuery(personAssignmentsQuery(personId));
  return <QueryPanel query={query}>{(view) => <Content key={view.person.id} view={view} />}</QueryPanel>;
}

function Content({ view }: { view: PersonAssignmentsView }) {
  const { t } = useTranslation('assignments');
  const rows = view.plans.flatMap((plan) => plan.rows);
  const isOfOneCommune = new Set(view.plans.map(({ plan }) => plan.communeId)).size <= 1;
  const asResponsible = rows.filter(({ part }) => part === 'responsible').length;
  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <strong>{view.person.name}</strong>
        {view.place && ` (${view.place})`}{' '}
        {rows.length === 0
          ? t('handOver.leadNone')
          : [
              asResponsible > 0 && t('handOver.leadResponsible', { count: asResponsible }),
              asResponsible < rows.length && t('handOver.leadDeputy', { count: rows.length - asResponsible }),
              `${t('handOver.leadPlans', { count: view.plans.length })}.`,
            ]
              .filter(Boolean)
              .join(', ')}
      </p>
      {view.plans.map((plan) => (
        <Panel
          key={plan.plan.id}
          title={`${plan.plan.number ?? ''} ${plan.plan.communeName}, ${plan.plan.year}`.trim()}
          hint={t('handOver.rows', { count: plan.rows.length })}
          flush
        >
          <HeldTable rows={plan.rows} />
          <OpenReports plan={plan} />
        </Panel>
      ))}
      {rows.length > 0 &&
        (view.receivers.length === 0 ? (
          <Notice kind="warning">{t(isOfOneCommune ? 'handOver.noReceiver' : 'handOver.severalCommunes')}</Notice>
        ) : (
          <Form view={view} />
        ))}
      {view.handOvers.length > 0 && (
        <Panel title={t('handOver.former')}>
          <ul className={styles.former}>
            {view.handOvers.map((one) => (
              <li key={one.id}>
                <AppLink to={`/hand-overs/${one.id}`}>
                  {t('handOver.formerOne', { at: formatMoment(one.at), from: one.from.name, to: one.to.name, count: one.rowCount })}
                </AppLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function OpenReports({ plan }: { plan: HeldPlan }) {
  const { t } = useTranslation('assignments');
  const words = useWording();
  if (plan.openReports.length === 0) return null;
  return (
    <p className={styles.open}>
      {t('handOver.openReports')}{' '}
      {plan.openReports
        .map(({ unit, period, state }) => `${unit.name}, ${words.quarter(period)} (${t(`reportState.${state}`, { ns: 'common' })})`)
        .join('; ')}
      .
    </p>
  );
}

function Form({ view }: { view: PersonAssignmentsView }) {
  const { t } = useTranslation('assignments');
  const form = useId();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const handOver = useHandOver(view.person.id);
  const [toPersonId, setToPersonId] = useState(view.receivers.length === 1 ? view.receivers[0]!.id : '');
  const [deputyId, setDeputyId] = useState('');
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const rows = view.plans.flatMap((plan) => plan.rows);
  const receiver = view.receivers.find(({ id }) => id === toPersonId);
  const refused = handOver.error instanceof ApiProblem ? handOver.error.errors : {};
  const isStale = handOver.error instanceof ApiProblem && handOver.error.code === 'stale_version';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!toPersonId || !reason.trim()) return;
    handOver.mutate(
      {
        toPersonId,
        reason: reason.trim(),
        rows: rows.map(({ planIndicatorId, version }) => ({ planIndicatorId, version })),
        ...(deputyId && { deputyId }),
      },
      { onSuccess: ({ id }) => void navigate(`/hand-overs/${id}`) },
    );
  };

  return (
    <Panel title={t('handOver.form')}>
      <form id={form} noValidate className={styles.form} onSubmit={submit}>
        <Field label={t('handOver.receiver')} error={isChecked && !toPersonId ? t('handOver.pickReceiver') : refused.toPersonId?.[0]}>
          {(attributes) => (
            <select
              {...attributes}
              value={toPersonId}
              onChange={(event) => {
                setToPersonId(event.target.value);
                if (event.target.value === deputyId) setDeputyId('');
              }}
            >
              {!toPersonId && <option value="">{t('handOver.pickReceiver')}</option>}
              {view.receivers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('deputy')} hint={t('handOver.deputyHint')} error={refused.deputyId?.[0]}>
          {(attributes) => (
            <select {...attributes} value={deputyId} onChange={(event) => setDeputyId(event.target.value)}>
              <option value="">{t('handOver.deputyStays')}</option>
              {view.receivers
                .filter(({ id }) => id !== toPersonId)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label={t('reason')} error={isChecked && !reason.trim() ? t('handOver.giveReason') : refused.reason?.[0]}>
          {(attributes) => <textarea {...attributes} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {handOver.isError && Object.keys(refused).length === 0 && (
          <Notice kind="error">{isStale ? t('handOver.stale') : problemText(handOver.error)}</Notice>
        )}
        <p>
          <Button type="submit" kind="primary" disabled={handOver.isPending}>
            {receiver ? t('handOver.submitTo', { count: rows.length, name: receiver.name }) : t('handOver.submit', { count: rows.length })}
          </Button>
        </p>
      </form>
    </Panel>
  );
}
