import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PersonAccount } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { usePerson } from '@/lib/api/session';
import { canManagePeople } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { useChangePerson } from './api/change-person';
import { treeQuery } from './api/get-organizations';
import { peopleQuery } from './api/get-people';
import { AddDialog } from './components/add-dialog';
import { ChangeDialog } from './components/change-dialog';
import { Filters } from './components/filters';
import { OutcomeNotice, type Outcome } from './components/outcome-notice';
import { PeopleTable } from './components/people-table';
import styles from './people.module.css';
import { asChange, countStates, filterPeople, readListState, stateOrder, type Tree } from './rules';

type OpenDialog = { kind: 'add' } | { kind: 'change'; account: PersonAccount };

export function Component() {
  const { t } = useTranslation('people');
  return canManagePeople(usePerson()) ? (
    <Management />
  ) : (
    <>
      <PageHeader title={t('title')} />
      <EmptyState title={t('forbidden')}>{t('forbiddenText')}</EmptyState>
    </>
  );
}

function Management() {
  const { t } = useTranslation('people');
  const people = useQuery(peopleQuery);
  const tree = useQuery(treeQuery);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const switching = useChangePerson();
  const close = () => setDialog(null);
  const closeWith = (news: Outcome) => {
    setDialog(null);
    setOutcome(news);
  };

  const switchTo = (account: PersonAccount, isActive: boolean) =>
    switching.mutate(
      { id: account.id, change: { ...asChange(account), isActive } },
      {
        onSuccess: (changed) => setOutcome({ kind: 'switched', account: changed }),
        onError: (error) => setOutcome({ kind: 'failed', error }),
      },
    );

  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button kind="primary" disabled={!tree.data} onClick={() => setDialog({ kind: 'add' })}>
            {t('add')}
          </Button>
        }
      />
      <QueryPanel query={tree}>
        {(places) => (
          <QueryPanel
            query={people}
            isEmpty={(accounts) => accounts.length === 0}
            empty={<EmptyState title={t('list.noneTitle')}>{t('list.noneText')}</EmptyState>}
          >
            {(accounts) => (
              <div className={styles.page}>
                {outcome && <OutcomeNotice outcome={outcome} onUndo={(account) => switchTo(account, !account.isActive)} onClose={() => setOutcome(null)} />}
                <List
                  people={accounts}
                  // An account is open or locked as of the answer; it is asked for anew whenever the page comes back into view.
                  now={new Date(people.dataUpdatedAt)}
                  tree={places}
                  switchingId={switching.isPending ? switching.variables.id : null}
                  onChange={(account) => setDialog({ kind: 'change', account })}
                  onSwitch={switchTo}
                />
                {dialog?.kind === 'add' && <AddDialog tree={places} onClose={close} onDone={closeWith} />}
                {dialog?.kind === 'change' && (
                  <ChangeDialog
                    key={`${dialog.account.id} ${dialog.account.version}`}
                    account={dialog.account}
                    latest={accounts.find(({ id }) => id === dialog.account.id)}
                    tree={places}
                    onTakeNew={(account) => setDialog({ kind: 'change', account })}
                    onClose={close}
                    onDone={closeWith}
                  />
                )}
              </div>
            )}
          </QueryPanel>
        )}
      </QueryPanel>
    </>
  );
}

interface ListProps {
  people: readonly PersonAccount[];
  now: Date;
  tree: Tree;
  switchingId: string | null;
  onChange: (account: PersonAccount) => void;
  onSwitch: (account: PersonAccount, isActive: boolean) => void;
}

function List({ people, now, tree, ...actions }: ListProps) {
  const { t } = useTranslation('people');
  const words = useWording();
  const [params] = useSearchParams();
  const state = readListState(params);
  const rows = filterPeople(people, state, now, tree);
  const counts = countStates(people, now);
  const parts = stateOrder.filter((name) => counts[name] > 0).map((name) => t(`count.${name}`, { number: words.number(counts[name]) }));
  return (
    <>
      <p className={styles.lead}>{t('lead', { total: words.number(people.length), parts: parts.join(', ') })}</p>
      <Filters counts={counts} state={state} shown={rows.length} total={people.length} />
      {rows.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>
      ) : (
        <PeopleTable rows={rows} now={now} tree={tree} {...actions} />
      )}
    </>
  );
}
