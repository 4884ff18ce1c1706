import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AssignmentItem, AssignmentRow, AssignmentsChange, AssignmentsView, PlanSummary } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { assignmentsQuery } from '@/lib/api/assignments';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { canAssignLeads } from '@/lib/rights';
import { useAssign } from './api/assign';
import styles from './assignments.module.css';
import { AssignDialog } from './components/assign-dialog';
import { AssignmentTable } from './components/assignment-table';
import { Filters } from './components/filters';
import { filterRows, itemsOf, overtaken, peopleOf, rangeOf, readFilter, undoItems, type Act } from './rules';

/** Who looks after each indicator of the plan, and what nobody looks after. */
export function Component() {
  const { t } = useTranslation('assignments');
  return (
    <>
      <PageHeader title={t('title')} />
      <CurrentPlanPanel>{(plan) => <PlanAssignments key={plan.id} plan={plan} />}</CurrentPlanPanel>
    </>
  );
}

function PlanAssignments({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation('assignments');
  const query = useQuery(assignmentsQuery(plan.id));
  const mayAssign = canAssignLeads(usePerson(), plan);
  return (
    <QueryPanel query={query} isEmpty={({ rows }) => rows.length === 0} empty={<EmptyState title={t('none')} />}>
      {(view) => <Content view={view} mayAssign={mayAssign} />}
    </QueryPanel>
  );
}

/** What was written last: to be told, and to be taken back. */
interface LastAct {
  numbers: string[];
  before: AssignmentRow[];
  /** As the answer told them. */
  after: AssignmentRow[];
  cleared: string[];
  isUndo: boolean;
}

function Content({ view, mayAssign }: { view: AssignmentsView; mayAssign: boolean }) {
  const { t } = useTranslation('assignments');
  const [params] = useSearchParams();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setIsOpen] = useState(false);
  const [last, setLast] = useState<LastAct | null>(null);
  const anchor = useRef<string | null>(null);
  const assign = useAssign(view.planId);
  const problemText = useProblemText();

  const filter = readFilter(params);
  const shown = filterRows(view.rows, filter);
  const ids = shown.map(({ planIndicatorId }) => planIndicatorId);
  // What the filter hides is not given away unseen.
  const chosen = shown.filter(({ planIndicatorId }) => selected.has(planIndicatorId));
  const changedSince = last && !last.isUndo ? overtaken(last.after, view.rows) : [];
  const person = peopleOf(view.rows, view.units).find(({ id }) => id === filter.person);

  const select = (id: string, isRange: boolean) => {
    const next = new Set(selected);
    const isOn = !selected.has(id);
    for (const one of isRange && anchor.current ? rangeOf(ids, anchor.current, id) : [id]) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    anchor.current = id;
    setSelected(next);
  };

  const write = (change: AssignmentsChange, isUndo = false) => {
    const isTouched = (row: AssignmentRow) => change.items.some((item: AssignmentItem) => item.planIndicatorId === row.planIndicatorId);
    const before = view.rows.filter(isTouched);
    assign.mutate(change, {
      onSuccess: ({ assignments, cleared }) => {
        setLast({
          numbers: before.map(({ number }) => number),
          before,
          after: assignments.rows.filter(isTouched),
          cleared: [...new Set(cleared.map((one) => one.person.name))],
          isUndo,
        });
        setSelected(new Set());
        setIsOpen(false);
      },
    });
  };

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        {t('lead.total', { count: view.rows.length })}
        {view.withoutOwnerCount > 0 ? (
          <>
            {'; '}
            <strong>{t('lead.withoutOwner', { count: view.withoutOwnerCount })}</strong>
          </>
        ) : (
          `, ${t('lead.allOwned')}`
        )}
        .
      </p>
      {last && (
        <Notice kind="success">
          <div className={styles.outcome}>
            <p>
              {t(last.isUndo ? 'outcome.undone' : 'outcome.done', { count: last.numbers.length, numbers: last.numbers.join(', ') })}
              {last.cleared.length > 0 && ` ${t('outcome.cleared', { names: last.cleared.join(', ') })}`}
              {changedSince.length > 0 && ` ${t('outcome.overtaken', { numbers: changedSince.map(({ number }) => number).join(', ') })}`}
            </p>
            {!last.isUndo && changedSince.length === 0 && (
              <Button
                disabled={assign.isPending}
                onClick={() => write({ items: undoItems(last.before, last.after, view.units), reason: t('outcome.undoReason') }, true)}
              >
                {t('outcome.undo')}
              </Button>
            )}
          </div>
        </Notice>
      )}
      {assign.isError && !isOpen && (
        <Notice kind="error">
          {assign.error instanceof ApiProblem && assign.error.code === 'stale_version' ? t('stale') : problemText(assign.error)}
        </Notice>
      )}
      <Filters view={view} filter={filter} shown={shown.length} />
      {person && mayAssign && (
        <p>
          <AppLink to={`/people/${person.id}/hand-over`}>{t('handOverOf', { name: person.name })}</AppLink>
        </p>
      )}
      {mayAssign && shown.length > 0 && (
        <div className={styles.toolbar}>
          <label>
            <input
              type="checkbox"
              checked={chosen.length === shown.length}
              onChange={(event) => setSelected(event.target.checked ? new Set(ids) : new Set())}
            />
            {t('chooseAll', { count: shown.length })}
          </label>
          <output className="muted small">{t('chosen', { count: chosen.length })}</output>
          <Button
            kind="primary"
            disabled={chosen.length === 0}
            onClick={() => {
              assign.reset();
              setIsOpen(true);
            }}
          >
            {t('assign')}
          </Button>
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('noMatch')}>{t('noMatchText')}</EmptyState>
      ) : (
        <AssignmentTable
          view={view}
          rows={shown}
          mayAssign={mayAssign}
          selected={selected}
          onSelect={select}
          onChange={(row: AssignmentRow, act: Act) => write({ items: itemsOf([row], act) })}
        />
      )}
      {isOpen && (
        <AssignDialog
          view={view}
          rows={chosen}
          error={assign.error}
          isPending={assign.isPending}
          onClose={() => setIsOpen(false)}
          onAssign={(change) => write(change)}
        />
      )}
    </div>
  );
}
