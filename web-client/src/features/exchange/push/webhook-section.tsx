import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView, WebhookWithSecret } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { clientsQuery } from '../api/get-clients';
import { useChangeSecret } from './api/change-secret';
import { webhooksQuery } from './api/get-webhooks';
import { usePingWebhook } from './api/ping-webhook';
import { DeliveriesDialog } from './components/deliveries-dialog';
import styles from './components/push.module.css';
import { SecretDialog } from './components/secret-dialog';
import { ChangeDialog, MakeDialog } from './components/webhook-dialogs';
import { WebhookTable } from './components/webhook-table';

type Shown = { kind: 'make' } | { kind: 'change' | 'deliveries'; webhook: WebhookView };

/** Receivers that are told of the steps of reports: whose, how they stand, what was sent. */
export function WebhookSection() {
  const { t } = useTranslation('push');
  const problemText = useProblemText();
  const clients = (useQuery(clientsQuery).data ?? []).filter(({ state }) => state === 'active' || state === 'expiring');
  const webhooks = useQuery(webhooksQuery);
  const ping = usePingWebhook();
  const changeSecret = useChangeSecret();
  const [shown, setShown] = useState<Shown | null>(null);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const error = ping.error ?? changeSecret.error;
  const close = () => setShown(null);

  return (
    <Panel
      title={t('webhooks.title')}
      hint={t('webhooks.hint')}
      flush
      action={
        <Button disabled={clients.length === 0} onClick={() => setShown({ kind: 'make' })}>
          {t('webhooks.make')}
        </Button>
      }
    >
      {error && (
        <div className={styles.notices}>
          <Notice kind="error">{problemText(error)}</Notice>
        </div>
      )}
      <p role="status" className="visually-hidden">
        {ping.isSuccess && t('webhooks.pinged')}
      </p>
      <QueryPanel
        query={webhooks}
        isEmpty={(all) => all.length === 0}
        empty={<EmptyState title={t('webhooks.none')}>{clients.length === 0 ? t('webhooks.noneNoClient') : t('webhooks.noneText')}</EmptyState>}
      >
        {(all) => (
          <WebhookTable
            webhooks={all}
            pingingId={ping.isPending ? ping.variables : null}
            onPing={(webhook) => ping.mutate(webhook.id)}
            onChange={(webhook) => setShown({ kind: 'change', webhook })}
            onShow={(webhook) => setShown({ kind: 'deliveries', webhook })}
          />
        )}
      </QueryPanel>
      {made && <SecretDialog made={made} onClose={() => setMade(null)} />}
      {shown?.kind === 'make' && (
        <MakeDialog
          clients={clients}
          onClose={close}
          onDone={(one) => {
            setMade(one);
            close();
          }}
        />
      )}
      {shown?.kind === 'change' && (
        <ChangeDialog
          key={`${shown.webhook.id} ${shown.webhook.version}`}
          webhook={shown.webhook}
          latest={webhooks.data?.find(({ id }) => id === shown.webhook.id)}
          onTakeNew={(webhook) => setShown({ kind: 'change', webhook })}
          onSecret={() => changeSecret.mutate(shown.webhook.id, { onSuccess: setMade, onSettled: close })}
          onClose={close}
        />
      )}
      {shown?.kind === 'deliveries' && <DeliveriesDialog webhook={shown.webhook} onClose={close} />}
    </Panel>
  );
}
