import { lazy, Suspense } from 'react';
import { ExplainButton } from '@/features/explanations/explain-button';
import { MeetingLink } from '@/features/progress/meeting/meeting-link';
import { OverviewPage } from '@/features/progress/overview';
import { useIndicatorSubject } from './use-indicator-subject';

const OpenExplanations = lazy(() => import('@/features/explanations/open-explanations'));

/** How the plan stands, what may be asked about it, and what was. */
export function Component() {
  const subjectOf = useIndicatorSubject();
  return (
    <OverviewPage
      actions={<MeetingLink />}
      waiting={
        <Suspense>
          <OpenExplanations />
        </Suspense>
      }
      exceptionAction={(progress, row) => <ExplainButton subject={subjectOf(progress, row)} />}
    />
  );
}
