import { useTranslation } from 'react-i18next';
import type { ProgressStatus, StatusCount } from '@/api-types';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import { Strip } from './strip';

/** Counts of statuses, each a way to its indicators where a page lists them. */
export function StatusStrip({ counts, href }: { counts: readonly StatusCount[]; href?: (status: ProgressStatus) => string }) {
  const { t } = useTranslation();
  // Good news first: the strip is read as how far the plan has come.
  const order: readonly ProgressStatus[] = ['met', 'on_track', 'at_risk', 'off_track', 'not_due', 'no_data', 'not_applicable'];
  return (
    <Strip
      label={t('chart.statusStrip')}
      segments={order.flatMap((status) =>
        counts
          .filter((entry) => entry.status === status)
          .map(({ count, percent }) => ({
            id: status,
            tone: statusTone(status),
            shape: <StatusShape status={status} size={11} />,
            word: t(`status.${status}`),
            count,
            percent,
            href: href?.(status),
          })),
      )}
    />
  );
}
