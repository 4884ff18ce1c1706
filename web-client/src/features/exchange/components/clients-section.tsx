import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ApiClientView, CatalogView, IssuedApiKey, OrganizationView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { catalogQuery } from '@/lib/api/catalog';
import { useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { clientsQuery } from '../api/get-clients';
import { organizationsQuery } from '../api/get-organizations';
import { countStates, inOrder, readShown, shownOf, stateOrder } from '../rules';
import { AddDialog } from './add-dialog';
import { ChangeDialog } from './change-dialog';
import { ClientTable } from './client-table';
import { ClientsAbove } from './clients-above';
import { Folded } from './folded';
import { KeyDialog } from './key-dialog';
import { RenewDialog } from './renew-dialog';
import { RevokeDialog } from './revoke-dialog';
import styles from './section.module.css';

type OpenDialog =
  | { kind: 'add' }
  | { kind: 'change' | 'renew' | 'revoke'; client: ApiClientView }
  | { kind: 'key'; issued: IssuedApiKey };

/** Who may ask, and what for. */
export function ClientsSection() {
  const clients = useQuery(clientsQuery);
  const places = useQuery(organizationsQuery);
  const catalog = useQuery(catalogQuery);
  return (
    <QueryPanel query={catalog}>
      {(known) => (
        <QueryPanel query={places}>
          {(tree) => <QueryPanel query={clients}>{(all) => <Clients clients={all} places={tree} pillars={known.pillars} />}</QueryPanel>}
        </QueryPanel>
      )}
    </QueryPanel>
  );
}

interface Props {
  clients: readonly ApiClientView[];
  places: readonly OrganizationView[];
  pillars: CatalogView['pillars'];
}

function Clients({ clients, places, pillars }: Props) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const shown = readShown(params);
  const rows = inOrder(shownOf(clients, shown));
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const told = useRef<HTMLDivElement>(null);
  // The row of a revoked key goes away with the button that had the focus, which would fall back to the head of the page.
  useEffect(() => {
    if (news && !document.activeElement?.closest('main')) told.current?.focus();
  }, [news]);
  const close = () => setDialog(null);
  const closeWith = (sentence: string) => {
    setDialog(null);
    setNews(sentence);
  };
  const showKey = (issued: IssuedApiKey) => {
    setNews(null);
    setDialog({ kind: 'key', issued });
  };
  const nameOfPillar = (id: string) => {
    const pillar = pillars.find((one) => one.id === id);
    return (words.language === 'vi' ? pillar?.nameVi : pillar?.nameEn) ?? id;
  };

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Lead clients={clients} />
        <Button kind="primary" onClick={() => setDialog({ kind: 'add' })}>
          {t('clients.add')}
        </Button>
      </div>
      {news && (
        <div ref={told} tabIndex={-1}>
          <Notice kind="success">{news}</Notice>
        </div>
      )}
      <Folded clients={clients} shown={shown} onShown={(state, isShown) => setParams({ [state]: isShown ? 'shown' : 'hidden' })} />
      {rows.length === 0 ? (
        <EmptyState title={t(clients.length === 0 ? 'clients.noneTitle' : 'clients.hiddenTitle')}>
          {t(clients.length === 0 ? 'clients.noneText' : 'clients.hiddenText')}
        </EmptyState>
      ) : (
        <ClientTable
          clients={rows}
          nameOfPillar={nameOfPillar}
          onChange={(client) => setDialog({ kind: 'change', client })}
          onRenew={(client) => setDialog({ kind: 'renew', client })}
          onRevoke={(client) => setDialog({ kind: 'revoke', client })}
          onShowLog={({ id }) => setParams({ section: 'log', client: id, from: null, to: null, outcome: null })}
        />
      )}
      <ClientsAbove nameOfPillar={nameOfPillar} />
      {dialog?.kind === 'add' && <AddDialog places={places} pillars={pillars} onClose={close} onDone={showKey} />}
      {dialog?.kind === 'change' && (
        <ChangeDialog
          key={`${dialog.client.id} ${dialog.client.version}`}
          client={dialog.client}
          latest={clients.find(({ id }) => id === dialog.client.id)}
          places={places}
          pillars={pillars}
          onTakeNew={(client) => setDialog({ kind: 'change', client })}
          onClose={close}
          onDone={({ name }) => closeWith(t('outcome.changed', { name }))}
        />
      )}
      {dialog?.kind === 'renew' && <RenewDialog client={dialog.client} onClose={close} onDone={showKey} />}
      {dialog?.kind === 'revoke' && (
        <RevokeDialog client={dialog.client} onClose={close} onDone={({ name }) => closeWith(t('outcome.revoked', { name }))} />
      )}
      {dialog?.kind === 'key' && <KeyDialog issued={dialog.issued} onClose={close} />}
    </div>
  );
}

function Lead({ clients }: { clients: readonly ApiClientView[] }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const counts = countStates(clients);
  const parts = stateOrder.filter((state) => counts[state] > 0).map((state) => `${words.number(counts[state])} ${t(`stateInLead.${state}`)}`);
  return (
    <p className={styles.lead}>
      {clients.length === 0 ? t('lead.none') : t('lead.some', { total: words.number(clients.length), parts: parts.join(', ') })}
    </p>
  );
}
