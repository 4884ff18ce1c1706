import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorLinks, IndicatorProgress, PlanView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { planQuery } from '@/lib/api/plans';
import { useWording } from '@/lib/wording';
import { useSaveLinks } from '../api/links';
import { choicesOf, toggled, type Choice } from '../logic/links';
import styles from './links-dialog.module.css';

interface Props {
  planId: string;
  row: IndicatorProgress;
  /** As they stood when the dialog opened; mounted anew for another version. */
  links: IndicatorLinks;
  /** Somebody else changed them while the dialog was open. */
  isStale: boolean;
  onStale: (newest: IndicatorLinks) => void;
  onClose: () => void;
}

/** Which rows of the plan serve the indicator. */
export function LinksDialog({ planId, row, links, isStale, onStale, onClose }: Props) {
  const { t } = useTranslation('progress');
  const problemText = useProblemText();
  const query = useQuery(planQuery(planId));
  const save = useSaveLinks(planId, row.planIndicatorId, { onSaved: onClose, onStale });
  const [taskIds, setTaskIds] = useState<readonly string[]>(links.tasks.map(({ id }) => id));
  const [budgetRowIds, setBudgetRowIds] = useState<readonly string[]>(links.budgetRows.map(({ id }) => id));
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ taskIds: [...taskIds], budgetRowIds: [...budgetRowIds], reason: reason.trim() || undefined, version: links.version });
  };

  return (
    <Dialog
      title={t('links.dialog')}
      isWide
      onClose={onClose}
      footer={
        <>
          <span className={styles.count}>{t('links.chosen', { tasks: taskIds.length, rows: budgetRowIds.length })}</span>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button kind="primary" type="submit" form="indicator-links" disabled={save.isPending}>
            {t('save', { ns: 'common' })}
          </Button>
        </>
      }
    >
      <form id="indicator-links" className={styles.form} onSubmit={submit}>
        <p>
          {row.number} · {row.text}
        </p>
        <Field label={t('links.search')}>
          {(attributes) => <input {...attributes} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <QueryPanel query={query}>
          {(plan) => (
            <Lists
              plan={plan}
              row={row}
              text={text}
              chosen={{ taskIds, budgetRowIds }}
              onTask={(id) => setTaskIds(toggled(taskIds, id))}
              onBudgetRow={(id) => setBudgetRowIds(toggled(budgetRowIds, id))}
            />
          )}
        </QueryPanel>
        <Field label={t('links.reason')}>
          {(attributes) => <textarea {...attributes} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {isStale && <Notice kind="warning">{t('links.stale')}</Notice>}
        {save.isError && !isStale && <Notice kind="error">{problemText(save.error)}</Notice>}
      </form>
    </Dialog>
  );
}

interface ListsProps {
  plan: PlanView;
  row: IndicatorProgress;
  text: string;
  chosen: { taskIds: readonly string[]; budgetRowIds: readonly string[] };
  onTask: (id: string) => void;
  onBudgetRow: (id: string) => void;
}

function Lists({ plan, row, text, chosen, onTask, onBudgetRow }: ListsProps) {
  const { t } = useTranslation('progress');
  const tasks = choicesOf(plan.tasks, { leadId: row.leadId, text, chosen: chosen.taskIds });
  const rows = choicesOf(plan.budget.rows, { leadId: row.leadId, text, chosen: chosen.budgetRowIds });
  return (
    <div className={styles.lists}>
      <Choices legend={t('links.tasks', { count: plan.tasks.length })} choices={tasks} chosen={chosen.taskIds} onToggle={onTask} />
      {plan.budget.rows.length > 0 && (
        <Choices legend={t('links.budget', { count: plan.budget.rows.length })} choices={rows} chosen={chosen.budgetRowIds} onToggle={onBudgetRow} />
      )}
    </div>
  );
}

interface ChoicesProps {
  legend: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

function Choices({ legend, choices, chosen, onToggle }: ChoicesProps) {
  const { t } = useTranslation('progress');
  const words = useWording();
  return (
    <fieldset>
      <legend className={styles.legend}>{legend}</legend>
      {choices.length === 0 && <p className="muted">{t('links.noMatch')}</p>}
      <ul className={styles.choices}>
        {choices.map(({ id, number, name, leads, million }) => (
          <li key={id}>
            <label className={styles.choice}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />
              <span>
                {number} · {name}
                <span className={styles.second}>
                  {[leads, million === null ? null : t('links.money', { amount: words.number(million, 1) })].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
