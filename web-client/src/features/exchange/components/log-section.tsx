import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SharingTotals } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/format';
import { useWording } from '@/lib/wording';
import { callsQuery } from '../api/get-calls';
import { clientsQuery } from '../api/get-clients';
import { totalsQuery } from '../api/get-totals';
import { inOrder, readLogFilter } from '../rules';
import { CallTable } from './call-table';
import { DayChart } from './day-chart';
import { LogFilters } from './log-filters';
import styles from './section.module.css';
import { useSizeText } from './use-size-text';

/** Who took or brought what, and when. */
export function LogSection() {
  const { t } = useTranslation('exchange');
  const [params] = useSearchParams();
  const filter = readLogFilter(params);
  const clients = useQuery(clientsQuery);
  const totals = useQuery(totalsQuery(filter));
  const calls = useInfiniteQuery(callsQuery(filter));
  return (
    <div className={styles.page}>
      <QueryPanel query={totals}>
        {(known) => (
          <div className={styles.page}>
            <Lead totals={known} />
            <LogFilters filter={filter} span={known} clients={inOrder(clients.data ?? [])} />
            {known.calls > 0 && <DayChart totals={known} asOf={totals.dataUpdatedAt} />}
          </div>
        )}
      </QueryPanel>
      <QueryPanel
        query={calls}
        isEmpty={({ pages }) => pages.every((page) => page.calls.length === 0)}
        empty={<EmptyState title={t('log.emptyTitle')}>{t('log.emptyText')}</EmptyState>}
      >
        {({ pages }) => (
          <Panel title={t('log.title')} hint={t('log.delay')} flush>
            <CallTable calls={pages.flatMap((page) => page.calls)} />
            {calls.hasNextPage && (
              <p className={styles.older}>
                <Button disabled={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                  {calls.isFetchingNextPage ? t('log.loading') : t('log.more')}
                </Button>
              </p>
            )}
          </Panel>
        )}
      </QueryPanel>
    </div>
  );
}

function Lead({ totals: { from, to, calls, rows, bytes, refused } }: { totals: SharingTotals }) {
  const { t } = useTranslation('exchange');
  const words = useWording();
  const sizeText = useSizeText();
  const span = { from: formatDate(from), to: formatDate(to) };
  return (
    <p className={styles.lead}>
      {calls === 0
        ? t('log.leadNone', span)
        : t('log.lead', { ...span, calls: words.number(calls), rows: words.number(rows), size: sizeText(bytes), refused: words.number(refused) })}
    </p>
  );
}
