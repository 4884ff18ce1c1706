import { useTranslation } from 'react-i18next';
import type { ApiClientView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import table from '@/components/ui/card-table.module.css';
import { Panel } from '@/components/ui/panel';
import { formatDate, formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { prefixText } from '../rules';
import { ClientState } from './client-state';
import styles from './table.module.css';

interface Props {
  clients: readonly ApiClientView[];
  nameOfPillar: (id: string) => string;
  onChange: (client: ApiClientView) => void;
  onRenew: (client: ApiClientView) => void;
  onRevoke: (client: ApiClientView) => void;
  onShowLog: (client: ApiClientView) => void;
}

/** Who has a key, what it opens, how it is used. On a phone a card for each. */
export function ClientTable({ clients, nameOfPillar, onChange, onRenew, onRevoke, onShowLog }: Props) {
  const { t } = useTranslation('exchange');
  return (
    <Panel flush>
      <table className={table.table}>
        <caption className="visually-hidden">{t('clients.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('clients.name')}</th>
            <th scope="col">{t('clients.rights')}</th>
            <th scope="col">{t('clients.use')}</th>
            <th scope="col">{t('clients.expiry')}</th>
            <th scope="col" className={table.actions}>
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => {
            const { id, name, prefix, state } = client;
            return (
              <tr key={id}>
                <th scope="row" className={table.name}>
                  {name}
                  <span className={`${table.second} ${styles.code}`}>{prefixText(prefix)}</span>
                  <span className={styles.marks}>
                    <ClientState state={state} />
                    {client.isDemo && <Badge>{t('clients.demo')}</Badge>}
                  </span>
                </th>
                <td data-label={t('clients.rights')}>
                  <Rights client={client} nameOfPillar={nameOfPillar} />
                </td>
                <td data-label={t('clients.use')}>
                  <Use client={client} />
                </td>
                <td data-label={t('clients.expiry')}>
                  <Expiry client={client} />
                </td>
                <td className={table.actions}>
                  <div className={styles.actions}>
                    <Button kind="quiet" aria-label={t('clients.logOf', { name })} onClick={() => onShowLog(client)}>
                      {t('clients.log')}
                    </Button>
                    {state !== 'revoked' && (
                      <>
                        <Button kind="quiet" aria-label={t('clients.changeOf', { name })} onClick={() => onChange(client)}>
                          {t('clients.change')}
                        </Button>
                        <Button kind="quiet" aria-label={t('clients.renewOf', { name })} onClick={() => onRenew(client)}>
                          {t('clients.renew')}
                        </Button>
                        <Button kind="quiet" aria-label={t('clients.revokeOf', { name })} onClick={() => onRevoke(client)}>
                          {t('clients.revoke')}
                        </Button>
                      </>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

function Rights({ client, nameOfPillar }: { client: ApiClientView; nameOfPillar: (id: string) => string }) {
  const { t } = useTranslation('exchange');
  const place = client.organizationName ?? t('clients.whole');
  const pillars = client.pillars ? client.pillars.map(nameOfPillar).join(', ') : t('clients.allPillars');
  const addresses = client.addresses ? t('clients.from', { addresses: client.addresses.join(', ') }) : t('clients.anywhere');
  return (
    <>
      {client.scopes.map((scope) => t(`scope.${scope}.name`)).join(', ')}
      <span className={table.second}>
        {place} · {pillars} · {addresses}
      </span>
    </>
  );
}

function Use({ client: { lastUsedAt, callsToday, requestsPerMinute } }: { client: ApiClientView }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  return (
    <>
      {lastUsedAt ? t('clients.lastUsed', { moment: formatMoment(lastUsedAt) }) : <span className="muted">{t('clients.never')}</span>}
      <span className={table.second}>
        {t('clients.callsToday', { number: words.number(callsToday) })} · {t('clients.limit', { number: words.number(requestsPerMinute) })}
      </span>
    </>
  );
}

function Expiry({ client: { expiresOn, revokedAt, createdAt, createdBy, isDemo } }: { client: ApiClientView }) {
  const { t } = useTranslation('exchange');
  const expiry = expiresOn ? t('clients.until', { day: formatDate(expiresOn) }) : t('clients.forever');
  const day = formatDate(createdAt);
  const made = createdBy ? t('clients.made', { person: createdBy, day }) : t(isDemo ? 'clients.madeByDemo' : 'clients.madeBySystem', { day });
  return (
    <>
      {revokedAt ? t('clients.revokedAt', { moment: formatMoment(revokedAt) }) : expiry}
      <span className={table.second}>{made}</span>
    </>
  );
}
