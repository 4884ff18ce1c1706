import { lazy, Suspense } from 'react';
import { Loading } from '@/components/feedback/loading';
import { IndicatorPage } from '@/features/progress/indicator';

// Asked for by one click in ten visits: not part of the first load.
const QuarterTrace = lazy(async () => ({ default: (await import('@/features/reports/quarter-trace')).QuarterTrace }));

/** One indicator with what other features know of it: each part below its figures stands in a line of its own. */
export function Component() {
  return (
    <IndicatorPage
      below={() => null}
      traceOf={({ plan }, row, period) => (
        <Suspense fallback={<Loading />}>
          <QuarterTrace planId={plan.id} row={row} period={period} />
        </Suspense>
      )}
    />
  );
}
