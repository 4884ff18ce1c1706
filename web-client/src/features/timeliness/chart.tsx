import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TimelinessView } from '@/api-types';
import { ChartPanel } from '@/components/charts/chart-panel';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoment } from '@/lib/format';
import { parseQuarter } from '@/lib/period';
import { usePeriod } from '@/lib/url-state';
import { useWording } from '@/lib/wording';
import { timelinessQuery } from './api/get-timeliness';
import { byAttention, figuresOf, isEmpty, outcomes, shapeOf } from './logic/outcomes';

interface Props {
  communeId: string;
  communeName: string;
}

/** Who reported in time in the quarter, unit by unit. */
export function TimelinessChart({ communeId, communeName }: Props) {
  const { t } = useTranslation('timeliness');
  const period = usePeriod();
  const year = parseQuarter(period)?.year ?? 0;
  const query = useQuery(timelinessQuery({ year, by: 'unit', kind: null, communeId }));
  return (
    <QueryPanel query={query} isEmpty={({ total }) => isEmpty(total)} empty={<EmptyState title={t('empty.title', { year })} />}>
      {(view) => <Content view={view} period={period} communeName={communeName} />}
    </QueryPanel>
  );
}

function Content({ view, period, communeName }: { view: TimelinessView; period: string; communeName: string }) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const total = figuresOf(view.quarters, period);
  const data = byAttention(view.lines, period).flatMap((line) => {
    const figures = figuresOf(line.quarters, period);
    if (!figures || isEmpty(figures)) return [];
    const segments = outcomes.map((outcome) => ({ id: outcome, status: shapeOf(outcome), word: t(`outcome.${outcome}`), count: figures[outcome] }));
    return [{ id: line.organizationId, name: line.name, segments }];
  });
  const list = data.map(({ name, segments }) => {
    const counts = segments.filter(({ count }) => count > 0).map(({ count, word }) => t('chart.count', { count, outcome: word }));
    return t('chart.line', { unit: name, counts: counts.join(', ') });
  });
  return (
    <ChartPanel
      kind="timeliness"
      data={data}
      title={
        total && total.expected > 0
          ? t('chart.title', { period: words.quarter(period), onTime: words.number(total.onTime), expected: words.number(total.expected) })
          : t('chart.titleNone', { period: words.quarter(period) })
      }
      hint={t('chart.hint', { moment: formatMoment(view.asOf) })}
      sentence={t('chart.sentence', { list: list.join('; ') })}
      source={t('chart.source', { commune: communeName, moment: formatMoment(view.asOf) })}
      fileName={`dung-han-${period}`}
    />
  );
}
