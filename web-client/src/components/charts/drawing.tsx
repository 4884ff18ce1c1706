import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryPanel } from '@/components/feedback/query-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { ApiProblem } from '@/lib/api/problem';
import type { ChartData, ChartKind } from './model';
import { charts } from './registry';

/** The drawing of a chart. A program that did not come with the page is fetched: a lost line is said and can be tried again, like that of any figures. */
export function Drawing<K extends ChartKind>({ kind, data }: { kind: K; data: ChartData[K] }) {
  const { t } = useTranslation();
  const entry = charts[kind];
  const query = useQuery<{ Chart: ComponentType<{ data: ChartData[K] }> }>({
    queryKey: ['chart', kind],
    queryFn: async () => {
      if ('Chart' in entry) return entry;
      try {
        return { Chart: (await entry.load()).default };
      } catch {
        throw new ApiProblem(0);
      }
    },
    initialData: 'Chart' in entry ? entry : undefined,
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
    // A drawing of one kind cannot draw the figures of another.
    placeholderData: undefined,
    structuralSharing: false,
  });
  return (
    <QueryPanel query={query} isEmpty={() => entry.isEmpty(data)} empty={<EmptyState title={t('chart.empty')} />}>
      {({ Chart }) => <Chart data={data} />}
    </QueryPanel>
  );
}
