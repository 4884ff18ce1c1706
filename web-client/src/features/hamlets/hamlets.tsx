import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { HamletChange, HamletsAdded, HamletView, PlanView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { ApiProblem } from '@/lib/api/problem';
import { planQuery } from '@/lib/api/plans';
import { usePerson } from '@/lib/api/session';
import { canAssignLeads } from '@/lib/rights';
import { hamletListQuery, useChangeHamlet } from './api/hamlets';
import { AddDialog } from './components/add-dialog';
import { HamletList } from './components/hamlet-list';
import { RenameDialog } from './components/rename-dialog';
import styles from './hamlets.module.css';
import { asChange } from './rules';

type News = { kind: 'added'; result: HamletsAdded } | { kind: 'ended'; hamlet: HamletView };
type OpenDialog = { kind: 'add' } | { kind: 'rename'; hamlet: HamletView };

/** The hamlets of a plan's commune. */
export function Component() {
  const { t } = useTranslation('hamlets');
  const { id = '' } = useParams();
  const query = useQuery({ ...planQuery(id), placeholderData: undefined });
  return (
    <>
      {!query.data && <PageHeader title={t('list.title')} />}
      <QueryPanel query={query}>{(plan) => <Content plan={plan} />}</QueryPanel>
    </>
  );
}

function Content({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('hamlets');
  const { communeId, communeName } = plan.summary;
  const query = useQuery(hamletListQuery(communeId));
  const mayManage = canAssignLeads(usePerson(), plan.summary);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const changing = useChangeHamlet();
  const close = () => setDialog(null);

  const change = (hamlet: HamletView, wanted: Partial<HamletChange>) => {
    setNews(null);
    changing.mutate(
      { id: hamlet.id, change: asChange(hamlet, wanted) },
      { onSuccess: (changed) => setNews(wanted.isActive === false ? { kind: 'ended', hamlet: changed } : null) },
    );
  };
  const add = mayManage && (
    <Button kind="primary" onClick={() => setDialog({ kind: 'add' })}>
      {t('list.add')}
    </Button>
  );

  return (
    <div className={styles.page}>
      <PageHeader title={t('list.title')} chip={communeName} actions={query.data && query.data.length > 0 && add} />
      <AppLink to={`/plans/${plan.summary.id}`} className={styles.back}>
        ‹ {t('list.back')}
      </AppLink>
      <NewsNotice news={news} onUndo={(hamlet) => change(hamlet, { isActive: true })} />
      {changing.isError && <Refusal error={changing.error} />}
      <QueryPanel
        query={query}
        isEmpty={(hamlets) => hamlets.length === 0}
        empty={
          <EmptyState title={t('list.none')} action={add}>
            {t('list.noneText')}
          </EmptyState>
        }
      >
        {(hamlets) => (
          <>
            <Lead hamlets={hamlets} />
            <HamletList
              hamlets={hamlets}
              isBusy={changing.isPending}
              actions={mayManage ? { change, rename: (hamlet) => setDialog({ kind: 'rename', hamlet }) } : undefined}
            />
          </>
        )}
      </QueryPanel>
      {dialog?.kind === 'add' && (
        <AddDialog
          communeId={communeId}
          onClose={close}
          onDone={(result) => {
            close();
            setNews({ kind: 'added', result });
          }}
        />
      )}
      {dialog?.kind === 'rename' && <RenameDialog hamlet={dialog.hamlet} onClose={close} />}
    </div>
  );
}

function Lead({ hamlets }: { hamlets: readonly HamletView[] }) {
  const { t } = useTranslation('hamlets');
  const active = hamlets.filter(({ isActive }) => isActive).length;
  const ended = hamlets.length - active;
  return <p className={styles.lead}>{t(ended > 0 ? 'list.leadEnded' : 'list.lead', { active, ended })}</p>;
}

function NewsNotice({ news, onUndo }: { news: News | null; onUndo: (hamlet: HamletView) => void }) {
  const { t } = useTranslation('hamlets');
  if (news === null) return null;
  if (news.kind === 'ended') {
    return (
      <Notice kind="success">
        {t('list.endedNow', { name: news.hamlet.name })} <Button onClick={() => onUndo(news.hamlet)}>{t('list.undo')}</Button>
      </Notice>
    );
  }
  const { added, resumed, skipped } = news.result;
  return (
    <Notice kind={added.length + resumed.length > 0 ? 'success' : 'warning'}>
      {t('list.added', { count: added.length })}
      {resumed.length > 0 && ` ${t('list.resumed', { names: resumed.join(', ') })}`}
      {skipped.length > 0 && ` ${t('list.skipped', { names: skipped.join(', ') })}`}
    </Notice>
  );
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation('hamlets');
  const problemText = useProblemText();
  const isStale = error instanceof ApiProblem && error.status === 409;
  return <Notice kind={isStale ? 'warning' : 'error'}>{isStale ? t('list.stale') : problemText(error)}</Notice>;
}
