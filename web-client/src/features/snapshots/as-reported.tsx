import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PlanSummary, SnapshotChanges, SnapshotSummary } from '@/api-types';
import { CurrentPlanPanel } from '@/components/feedback/current-plan-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { snapshotChangesQuery, snapshotsQuery } from '@/lib/api/snapshots';
import { formatDate, formatMoment } from '@/lib/format';
import { usePeriod, useSetParams } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import styles from './as-reported.module.css';
import { ChangeTable } from './components/change-table';
import { RecordPanel } from './components/record-panel';
import { pickRecord, recordsOf } from './logic/changes';

/** A period as it was verified, against what stands there now. */
export function Component() {
  const { t } = useTranslation('snapshots');
  return (
    <>
      <PageHeader title={t('title')} />
      <CurrentPlanPanel>{(plan) => <Records plan={plan} />}</CurrentPlanPanel>
    </>
  );
}

function Records({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation('snapshots');
  const words = useWording();
  const period = usePeriod();
  const [params] = useSearchParams();
  const query = useQuery(snapshotsQuery(plan.id));
  const records = recordsOf(query.data ?? [], period);
  const record = pickRecord(records, params.get('snapshot'));
  return (
    <QueryPanel
      query={query}
      isEmpty={() => record === null}
      empty={<EmptyState title={t('noneTitle', { period: words.quarter(period) })}>{t('noneText')}</EmptyState>}
    >
      {() =>
        record && (
          <div className={styles.page}>
            {records.length > 1 && <Numbers records={records} chosen={record.number} />}
            <Compared plan={plan} record={record} />
          </div>
        )
      }
    </QueryPanel>
  );
}

/** A period that was opened again and verified anew has several records. */
function Numbers({ records, chosen }: { records: readonly SnapshotSummary[]; chosen: number }) {
  const { t } = useTranslation('snapshots');
  const setParams = useSetParams();
  return (
    <div className={styles.numbers} role="group" aria-label={t('numbers')}>
      {records.map(({ number, takenAt }) => (
        <button key={number} type="button" aria-pressed={number === chosen} onClick={() => setParams({ snapshot: String(number) })}>
          {t('number', { number, date: formatDate(takenAt) })}
        </button>
      ))}
    </div>
  );
}

function Compared({ plan, record }: { plan: PlanSummary; record: SnapshotSummary }) {
  const query = useQuery(snapshotChangesQuery(plan.id, record.period, record.number));
  return <QueryPanel query={query}>{(comparison) => <Content plan={plan} comparison={comparison} />}</QueryPanel>;
}

function Content({ plan, comparison }: { plan: PlanSummary; comparison: SnapshotChanges }) {
  const { t } = useTranslation('snapshots');
  const words = useWording();
  const { snapshot, rows, frozenRowCount } = comparison;
  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        {t('lead', { period: words.quarter(snapshot.period), moment: formatMoment(snapshot.takenAt) })}{' '}
        <strong>{rows.length > 0 ? t('leadChanged', { count: rows.length }) : t('leadSame')}</strong> {t('leadOf', { count: frozenRowCount })}
      </p>
      <Panel title={t('changes')} hint={rows.length > 0 && t('changesHint', { count: rows.length })} flush={rows.length > 0}>
        {rows.length > 0 ? <ChangeTable rows={rows} /> : <p>{t('same')}</p>}
      </Panel>
      <RecordPanel planId={plan.id} comparison={comparison} />
    </div>
  );
}
