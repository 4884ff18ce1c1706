import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { usePerson } from '@/lib/api/session';
import { snapshotChangesQuery, snapshotsQuery } from '@/lib/api/snapshots';
import { formatDate } from '@/lib/format';
import { canCompareSnapshots } from '@/lib/rights';
import { useWording } from '@/lib/wording';
import { pickRecord, recordsOf } from './logic/changes';
import styles from './snapshot-line.module.css';

interface Props {
  planId: string;
  period: string;
  /** The indicator of the page, to say whether it is among those that changed. */
  planIndicatorId: string;
}

/** One line: that the period was frozen, and what changed since; nothing where it was not. */
export function SnapshotLine({ planId, period, planIndicatorId }: Props) {
  // The texts of the page that it stands on: those of the comparison are many.
  const { t } = useTranslation('progress');
  const words = useWording();
  const mayCompare = canCompareSnapshots(usePerson());
  const { data: snapshots } = useQuery(snapshotsQuery(planId));
  const record = pickRecord(recordsOf(snapshots ?? [], period), null);
  const { data: comparison } = useQuery({ ...snapshotChangesQuery(planId, period, record?.number ?? 0), enabled: mayCompare && record !== null });
  if (!record) return null;
  const count = comparison?.rows.length ?? 0;
  const isAmong = comparison?.rows.some((row) => row.planIndicatorId === planIndicatorId);
  return (
    <p className={styles.line}>
      {t('frozen.at', { period: words.quarter(period), date: formatDate(record.takenAt) })}
      {comparison && ` ${t(count === 0 ? 'frozen.same' : isAmong ? 'frozen.changedThis' : 'frozen.changed', { count })}`}{' '}
      {mayCompare && <AppLink to={`/as-reported?period=${period}`}>{t('frozen.open')}</AppLink>}
    </p>
  );
}
