import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObligationView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { deadlinesQuery } from '@/lib/api/deadlines';
import { dayOf } from '@/lib/days';
import { formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { useUndoMet } from './api/undo-met';
import { DeadlineRow } from './components/deadline-row';
import styles from './home.module.css';
import { byDue, homeWindow, type HomeGroup } from './logic/home';

type FormOf = (deadline: ObligationView, isFirst: boolean) => ReactNode;

/** What the person's unit owes, by due date: what is late stands on top and never disappears, what is sent folds away. */
export function DeadlineHome({ formOf }: { formOf: FormOf }) {
  const { t } = useTranslation('deadlines');
  const now = useNow();
  const query = useQuery(deadlinesQuery({ ...homeWindow(dayOf(now)), organization: 'own' }));

  return (
    <>
      <PageHeader
        title={t('home.title')}
        actions={
          <AppLink className={buttonClass('secondary')} to="/calendar">
            {t('home.calendar')}
          </AppLink>
        }
      />
      <QueryPanel
        query={query}
        isEmpty={(deadlines) => deadlines.length === 0}
        empty={<EmptyState title={t('home.emptyTitle')}>{t('home.emptyText')}</EmptyState>}
      >
        {(deadlines) => <Deadlines groups={byDue(deadlines, now)} now={now} formOf={formOf} />}
      </QueryPanel>
    </>
  );
}

type Groups = [HomeGroup, ObligationView[]][];

function Deadlines({ groups, now, formOf }: { groups: Groups; now: Date; formOf: FormOf }) {
  const { t } = useTranslation('deadlines');
  const [met, setMet] = useState<ObligationView | null>(null);
  const first = groups.find(([group]) => group === 'overdue' || group === 'open')?.[1][0];
  const rows = (members: ObligationView[]) => (
    <ul className={styles.list}>
      {members.map((deadline) => (
        <DeadlineRow
          key={deadline.id}
          deadline={deadline}
          now={now}
          isFirst={deadline === first}
          form={deadline.isForm && formOf(deadline, deadline === first)}
          onMet={setMet}
        />
      ))}
    </ul>
  );

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        <Lead groups={groups} />
      </p>
      {met && <MetNotice deadline={met} onClose={() => setMet(null)} />}
      {groups.map(([group, members]) =>
        group === 'done' ? (
          <details key={group} className={styles.done}>
            <summary>
              {t('home.done')} <span className="muted small">{members.length}</span>
            </summary>
            {rows(members)}
          </details>
        ) : (
          <Panel key={group} title={t(`home.${group}`)} hint={members.length} flush>
            {rows(members)}
          </Panel>
        ),
      )}
    </div>
  );
}

/** A word that was just given is taken back with one click. */
function MetNotice({ deadline, onClose }: { deadline: ObligationView; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const undo = useUndoMet();
  return (
    <Notice kind="success">
      <div className={styles.notice}>
        {t('meet.noted', { rule: deadline.rule.title })}
        <span>
          {deadline.actions.canUndoMet && (
            <Button disabled={undo.isPending} onClick={() => undo.mutate(deadline, { onSettled: onClose })}>
              {t('meet.undo')}
            </Button>
          )}
          <Button kind="quiet" aria-label={common('close')} onClick={onClose}>
            ✕
          </Button>
        </span>
      </div>
    </Notice>
  );
}

function Lead({ groups }: { groups: Groups }) {
  const { t } = useTranslation('deadlines');
  const membersOf = (wanted: HomeGroup) => groups.find(([group]) => group === wanted)?.[1] ?? [];
  const overdue = membersOf('overdue');
  const [open, next] = [membersOf('open'), membersOf('upcoming')[0]];
  if (overdue.length === 0 && open.length === 0) {
    return (
      <>
        {t('home.nothing')} {next && t('home.next', { due: formatMoment(next.dates.dueAt) })}
      </>
    );
  }
  return (
    <>
      {overdue.length > 0 && <strong>{t('home.leadOverdue', { count: overdue.length })} </strong>}
      {open[0] && t('home.leadOpen', { count: open.length, due: formatMoment(open[0].dates.dueAt) })}
    </>
  );
}
