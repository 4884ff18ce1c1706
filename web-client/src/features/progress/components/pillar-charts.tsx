import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { useWording } from '@/lib/wording';
import { quarterTip } from '../charts';
import { judged, toBullet } from '../rules';
import { useSource } from '../use-source';

/** A bullet chart a pillar, with every indicator of it. */
export function PillarCharts({ progress, rows }: { progress: ProgressView; rows: readonly IndicatorProgress[] }) {
  const { t } = useTranslation(['progress', 'common']);
  const words = useWording();
  const source = useSource();
  return progress.pillars.map(({ pillarId, nameVi, nameEn }) => {
    const ofPillar = rows.filter((row) => row.pillarId === pillarId);
    if (ofPillar.length === 0) return null;
    const good = ofPillar.filter(({ status }) => status === 'met' || status === 'on_track').length;
    const isJudged = ofPillar.some(({ status }) => judged(status));
    const pillar = words.language === 'vi' ? nameVi : nameEn;
    const data = ofPillar.map((row) => {
      const quarter = row.quarters.find(({ period }) => period === progress.period);
      return { ...toBullet(row, progress, words), ...(quarter && { tip: quarterTip(row, quarter, words, t) }) };
    });
    const list = data.map((row) => `${row.name}: ${row.valueText} / ${row.targetText}, ${t(`status.${row.status}`, { ns: 'common' })}`).join('; ');
    return (
      <ChartPanel
        key={pillarId}
        kind="bullets"
        id={`bullets-${pillarId}`}
        data={data}
        title={t(isJudged ? 'list.pillarTitle' : 'list.pillarTitleNone', { pillar, good, total: ofPillar.length })}
        sentence={t('list.pillarSentence', { pillar, total: ofPillar.length, list })}
        source={source(progress)}
        fileName={`chi-tieu-${pillarId}-${progress.period}`}
      />
    );
  });
}
