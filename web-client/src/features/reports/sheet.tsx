import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { QueryPanel } from '@/components/feedback/query-panel';
import { ReportStateBadge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { parseQuarter, quarterCode } from '@/lib/period';
import { useSetParams } from '@/lib/url-state';
import { reportQuery } from './api/get-report';
import { EntrySheet } from './components/sheet/entry-sheet';
import { OtherPeriod } from './components/sheet/other-period';

/** One report: its unit, its period, its rows. */
export function Component() {
  const { t } = useTranslation('reports');
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const query = useQuery(reportQuery(id));
  const summary = query.data?.summary;
  const wanted = parseQuarter(params.get('period'));
  const period = summary?.period ?? null;

  // A bare address belongs to the report's own period, not to the one that is being reported now.
  const isBare = wanted === null;
  useEffect(() => {
    if (isBare && period) setParams({ period });
  }, [isBare, period, setParams]);

  return (
    <>
      <PageHeader title={summary?.organizationName ?? t('sheet.title')} chip={summary && <ReportStateBadge state={summary.state} />} />
      <QueryPanel
        query={{ ...query, isFetching: false }}
        isEmpty={(view) => view.rows.length === 0}
        empty={<EmptyState title={t('sheet.noRows')}>{t('sheet.noRowsText')}</EmptyState>}
      >
        {(view) =>
          wanted && quarterCode(wanted) !== view.summary.period ? (
            <OtherPeriod from={view.summary} period={quarterCode(wanted)} />
          ) : (
            <EntrySheet key={id} view={view} />
          )
        }
      </QueryPanel>
    </>
  );
}
