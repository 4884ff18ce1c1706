import { lazy, Suspense } from 'react';
import { ReviewPage } from '@/features/reports/review';
import styles from './waiting.module.css';

const OpenExplanations = lazy(() => import('@/features/explanations/open-explanations'));

/** Where the standing office starts: what was asked and is open, then the reports. */
export function Component() {
  return (
    <ReviewPage
      waiting={
        <div className={styles.waiting}>
          <Suspense>
            <OpenExplanations />
          </Suspense>
        </div>
      }
    />
  );
}
