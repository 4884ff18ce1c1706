import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { useWording } from '@/lib/wording';
import { countIn, toStatusOverTime } from '../charts';
import { judged } from '../rules';
import { useSource } from '../use-source';

/** How many were how far at the end of each quarter. */
export function StatusOverTime({ progress, rows }: { progress: ProgressView; rows: readonly IndicatorProgress[] }) {
  const { t } = useTranslation(['progress', 'common']);
  const words = useWording();
  const source = useSource();
  const data = toStatusOverTime(rows, progress.period, words, t);
  const share = (row: (typeof data)[number]) => words.share(countIn(row, 'met', 'on_track'), rows.length);
  const last = data.findLast((row) => row.segments.some(({ status, count }) => judged(status) && count > 0));
  return (
    <ChartPanel
      kind="statusOverTime"
      id="time"
      data={data}
      title={last ? t('time.title', { period: words.quarter(last.id), share: share(last) }) : t('time.titleNone')}
      hint={t('time.hint')}
      sentence={t('time.sentence', { list: data.map((row) => `${words.quarter(row.id)} ${share(row)}`).join('; ') })}
      source={source(progress)}
      fileName={`trang-thai-theo-quy-${progress.period}`}
    />
  );
}
