import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryPanel } from '@/components/feedback/query-panel';
import table from '@/components/ui/card-table.module.css';
import { Panel } from '@/components/ui/panel';
import { formatMoment } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { clientsAboveQuery } from '../api/get-clients-above';

/** Who reads this place by a key that was given above it: to know, not to change. Nothing where there is nobody. */
export function ClientsAbove({ nameOfPillar }: { nameOfPillar: (id: string) => string }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const query = useQuery(clientsAboveQuery);
  if (query.data?.length === 0) return null;
  return (
    <Panel title={t('above.title')} hint={t('above.hint')} flush>
      <QueryPanel query={query}>
        {(clients) => (
          <table className={table.table}>
            <caption className="visually-hidden">{t('above.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('clients.name')}</th>
                <th scope="col">{t('clients.rights')}</th>
                <th scope="col">{t('clients.use')}</th>
              </tr>
            </thead>
            <tbody>
              {clients.map(({ id, name, scopes, organizationName, pillars, lastUsedAt, callsToday }) => (
                <tr key={id}>
                  <th scope="row" className={table.name}>
                    {name}
                    <span className={table.second}>{organizationName ?? t('clients.whole')}</span>
                  </th>
                  <td data-label={t('clients.rights')}>
                    {scopes.map((scope) => t(`scope.${scope}.name`)).join(', ')}
                    <span className={table.second}>{pillars ? pillars.map(nameOfPillar).join(', ') : t('clients.allPillars')}</span>
                  </td>
                  <td data-label={t('clients.use')}>
                    {lastUsedAt ? t('clients.lastUsed', { moment: formatMoment(lastUsedAt) }) : <span className="muted">{t('clients.never')}</span>}
                    <span className={table.second}>{t('above.callsToday', { number: words.number(callsToday) })}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryPanel>
    </Panel>
  );
}
