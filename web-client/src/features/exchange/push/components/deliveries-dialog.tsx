import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryState, DeliveryView, WebhookView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { deliveriesQuery } from '../api/get-deliveries';
import { useRepeatDelivery } from '../api/repeat-delivery';
import { useReplayWebhook } from '../api/replay-webhook';
import { Delivery } from './delivery';
import styles from './push.module.css';

const states = ['waiting', 'delivered', 'given_up'] as const satisfies readonly DeliveryState[];

/** What was sent, with every attempt; what is to be sent again. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation('push');
  const problemText = useProblemText();
  const [state, setState] = useState<DeliveryState | null>(null);
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id, state));
  const repeat = useRepeatDelivery();
  return (
    <Dialog title={t('log.title')} onClose={onClose} isWide>
      <div className={styles.form}>
        <p className="muted">{webhook.url}</p>
        <div className={styles.keys}>
          <Field label={t('log.show')}>
            {(attributes) => (
              <select {...attributes} value={state ?? ''} onChange={(event) => setState((event.target.value || null) as DeliveryState | null)}>
                <option value="">{t('log.all')}</option>
                {states.map((one) => (
                  <option key={one} value={one}>
                    {t(`log.state.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Replay webhook={webhook} />
        </div>
        {repeat.isError && <Notice kind="error">{problemText(repeat.error)}</Notice>}
        <QueryPanel
          query={deliveries}
          isEmpty={({ pages }) => pages[0]?.length === 0}
          empty={<EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>}
        >
          {({ pages }) => (
            <>
              <ol className={styles.deliveries} aria-label={t('log.title')}>
                {pages.flat().map((delivery: DeliveryView) => (
                  <Delivery
                    key={delivery.id}
                    delivery={delivery}
                    isRepeating={repeat.isPending && repeat.variables.deliveryId === delivery.id}
                    onRepeat={() => repeat.mutate({ id: webhook.id, deliveryId: delivery.id })}
                  />
                ))}
              </ol>
              {deliveries.hasNextPage && (
                <Button disabled={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
                  {t('log.older')}
                </Button>
              )}
            </>
          )}
        </QueryPanel>
      </div>
    </Dialog>
  );
}

/** All events since a day, by the clock of whoever asks. */
function Replay({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('push');
  const problemText = useProblemText();
  const replay = useReplayWebhook();
  const [from, setFrom] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (from) replay.mutate({ id: webhook.id, replay: { from: new Date(`${from}T00:00:00+07:00`).toISOString() } });
  };
  return (
    <form className={styles.replay} onSubmit={submit}>
      <Field label={t('log.replayFrom')}>
        {(attributes) => <input {...attributes} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Button type="submit" disabled={!from || replay.isPending}>
        {t('log.replay')}
      </Button>
      <p role="status" className="muted small">
        {replay.isSuccess && t(replay.data.hasMore ? 'log.replayedSome' : 'log.replayed', { count: replay.data.total })}
        {replay.isError && problemText(replay.error)}
      </p>
    </form>
  );
}
