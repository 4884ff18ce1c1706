import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AppLink } from '@/components/ui/app-link';
import { Notice } from '@/components/ui/notice';
import { assignmentsQuery } from '@/lib/api/assignments';
import { usePerson } from '@/lib/api/session';
import { canAssignIndicators } from '@/lib/rights';

/** Tells who may mend it that somebody has to be named; silent while it is not known and where all is well. */
export function OwnersNotice({ planId }: { planId: string }) {
  const { t } = useTranslation();
  const mayAssign = canAssignIndicators(usePerson());
  const { data } = useQuery({ ...assignmentsQuery(planId), enabled: mayAssign });
  if (!mayAssign || !data || data.withoutOwnerCount === 0) return null;
  return (
    <Notice kind="warning">
      {t('owners.missing', { count: data.withoutOwnerCount })} <AppLink to={`/assignments?plan=${planId}&orphan=without_owner`}>{t('owners.assign')}</AppLink>
    </Notice>
  );
}
