import { lazy, Suspense } from 'react';
import { Loading } from '@/components/feedback/loading';
import { IndicatorPage } from '@/features/progress/indicator';
import { useIndicatorSubject } from './use-indicator-subject';

// What stands below the fold, or behind a click: not part of the first load.
const Explanations = lazy(async () => ({ default: (await import('@/features/explanations/indicator-explanations')).IndicatorExplanations }));
const QuarterTrace = lazy(async () => ({ default: (await import('@/features/reports/quarter-trace')).QuarterTrace }));
const SnapshotLine = lazy(async () => ({ default: (await import('@/features/snapshots/snapshot-line')).SnapshotLine }));

/** One indicator with what other features know of it: each part below its figures stands in a line of its own. */
export function Component() {
  const subjectOf = useIndicatorSubject();
  return (
    <IndicatorPage
      below={(progress, row) => (
        <Suspense fallback={null}>
          <Explanations subject={subjectOf(progress, row)} />
        </Suspense>
      )}
      note={({ plan, period }, row) => (
        <Suspense fallback={null}>
          <SnapshotLine planId={plan.id} period={period} planIndicatorId={row.planIndicatorId} />
        </Suspense>
      )}
      traceOf={({ plan }, row, period) => (
        <Suspense fallback={<Loading />}>
          <QuarterTrace planId={plan.id} row={row} period={period} />
        </Suspense>
      )}
    />
  );
}
