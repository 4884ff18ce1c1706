import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { useWording } from '@/lib/wording';
import { toQuarterHeatmap, toUnitHeatmap, unitsBehind } from '../charts';
import { statusOrder } from '../rules';
import { useSource } from '../use-source';

interface Props {
  progress: ProgressView;
  rows: readonly IndicatorProgress[];
}

export function QuarterHeatmap({ progress, rows }: Props) {
  const { t } = useTranslation(['progress', 'common']);
  const words = useWording();
  const source = useSource();
  const count = (wanted: string) => rows.filter(({ status }) => status === wanted).length;
  const list = statusOrder
    .filter((status) => count(status) > 0)
    .map((status) => `${t(`status.${status}`, { ns: 'common' })} ${words.number(count(status))}`)
    .join(', ');
  return (
    <ChartPanel
      kind="quarterHeatmap"
      id="quarters"
      data={toQuarterHeatmap(rows, words, t)}
      title={t('analysis.quartersTitle', {
        period: words.quarter(progress.period),
        off: words.number(count('off_track')),
        risk: words.number(count('at_risk')),
        total: words.number(rows.length),
      })}
      hint={t('analysis.quartersHint')}
      sentence={t('analysis.quartersSentence', { total: words.number(rows.length), list: `${words.quarter(progress.period)}: ${list}` })}
      source={source(progress)}
      fileName={`bang-nhiet-chi-tieu-${progress.period}`}
    />
  );
}

export function UnitHeatmap({ progress, rows }: Props) {
  const { t } = useTranslation(['progress', 'common']);
  const words = useWording();
  const source = useSource();
  const behind = unitsBehind(rows);
  const data = toUnitHeatmap(progress, rows, words, t);
  const list = data.rows
    .map(({ name, cells }) => `${name} ${words.number(cells.flat().filter(({ status }) => status === 'off_track').length)}`)
    .join('; ');
  return (
    <ChartPanel
      kind="unitHeatmap"
      id="units"
      data={data}
      title={
        behind.count > 0
          ? t('analysis.unitsTitle', { count: behind.count, units: behind.names.join(', ') })
          : t('analysis.unitsTitleEven')
      }
      hint={t('analysis.unitsHint')}
      sentence={t('analysis.unitsSentence', { list })}
      source={source(progress)}
      fileName={`bang-nhiet-don-vi-${progress.period}`}
    />
  );
}
