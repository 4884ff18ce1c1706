import { lazy, Suspense } from 'react';
import { DeadlineHome } from '@/features/deadlines/home';
import { WaitingNotices } from '@/features/notices/waiting';
import { FormPart } from '@/features/reports/form-part';
import styles from './waiting.module.css';

const OpenExplanations = lazy(() => import('@/features/explanations/open-explanations'));

/** Where an officer starts: what was asked of them, then what their unit owes. */
export function Component() {
  return (
    <>
      <WaitingNotices />
      <div className={styles.waiting}>
        <Suspense>
          <OpenExplanations />
        </Suspense>
      </div>
      <DeadlineHome
        formOf={({ planId, organization, period, reportId, reportState }, isFirst) =>
          planId && (
            <FormPart
              form={{ planId, organizationId: organization.id, organizationName: organization.name, period, reportId, state: reportState ?? 'empty' }}
              isFirst={isFirst}
            />
          )
        }
      />
    </>
  );
}
