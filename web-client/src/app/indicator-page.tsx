import { IndicatorPage } from '@/features/progress/indicator';

/** One indicator with what other features know of it: each part below its figures stands in a line of its own. */
export function Component() {
  return <IndicatorPage />;
}
