import { IndicatorExplanations } from '@/features/explanations/indicator-explanations';
import { IndicatorPage } from '@/features/progress/indicator';
import { useIndicatorSubject } from './use-indicator-subject';

/** One indicator with what other features know of it: each part below its figures stands in a line of its own. */
export function Component() {
  const subjectOf = useIndicatorSubject();
  return <IndicatorPage below={(progress, row) => <IndicatorExplanations subject={subjectOf(progress, row)} />} />;
}
