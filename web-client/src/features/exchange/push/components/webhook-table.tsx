import { useTranslation } from 'react-i18next';
import type { WebhookView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import table from '@/components/ui/card-table.module.css';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { formatMoment } from '@/lib/format';
import { eventKey, markOf, stateOf } from '../rules';
import styles from './push.module.css';

interface Props {
  webhooks: readonly WebhookView[];
  pingingId: string | null;
  onPing: (webhook: WebhookView) => void;
  onChange: (webhook: WebhookView) => void;
  onShow: (webhook: WebhookView) => void;
}

/** On a phone a card for each. */
export function WebhookTable({ webhooks, pingingId, onPing, onChange, onShow }: Props) {
  const { t } = useTranslation('push');
  return (
    <table className={table.table}>
      <caption className="visually-hidden">{t('webhooks.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('webhooks.receiver')}</th>
          <th scope="col">{t('webhooks.events')}</th>
          <th scope="col">{t('webhooks.state')}</th>
          <th scope="col" className={table.actions}>
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id}>
            <th scope="row" className={`${table.name} ${styles.name}`}>
              {webhook.note ?? webhook.clientName}
              <span className={table.second}>{webhook.url}</span>
              {webhook.note && <span className={table.second}>{webhook.clientName}</span>}
            </th>
            <td data-label={t('webhooks.events')}>{webhook.events.map((kind) => t(`event.${eventKey(kind)}`)).join(', ')}</td>
            <td data-label={t('webhooks.state')}>
              <WebhookStanding webhook={webhook} />
            </td>
            <td className={table.actions}>
              <Button
                aria-label={t('webhooks.pingOf', { url: webhook.url })}
                disabled={!webhook.isOn || webhook.isSilent || pingingId === webhook.id}
                onClick={() => onPing(webhook)}
              >
                {t('webhooks.ping')}
              </Button>
              <Button kind="quiet" aria-label={t('webhooks.logOf', { url: webhook.url })} onClick={() => onShow(webhook)}>
                {t('webhooks.log')}
              </Button>
              <Button kind="quiet" aria-label={t('webhooks.changeOf', { url: webhook.url })} onClick={() => onChange(webhook)}>
                {t('webhooks.change')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WebhookStanding({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('push');
  const state = stateOf(webhook);
  const mark = markOf(state);
  return (
    <>
      <Badge tone={statusTone(mark)}>
        <StatusShape status={mark} />
        {t(`webhooks.standing.${state}`)}
      </Badge>
      {webhook.lastAt && (
        <span className={table.second}>
          {webhook.lastError
            ? t('webhooks.lastFailed', { moment: formatMoment(webhook.lastAt), error: webhook.lastError })
            : t('webhooks.lastTaken', { moment: formatMoment(webhook.lastAt) })}
        </span>
      )}
      {webhook.waitingTotal > 0 && <span className={table.second}>{t('webhooks.waiting', { count: webhook.waitingTotal })}</span>}
    </>
  );
}
