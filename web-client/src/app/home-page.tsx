import { DeadlineHome } from '@/features/deadlines/home';
import { WaitingNotices } from '@/features/notices/waiting';
import { FormPart } from '@/features/reports/form-part';

/** Where an officer starts: what was asked of them, then what their unit owes. */
export function Component() {
  return (
    <>
      <WaitingNotices />
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
