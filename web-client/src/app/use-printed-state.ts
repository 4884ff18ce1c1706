import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import type { PlanSummary } from '@/api-types';
import { progressQuery } from '@/features/progress/api/progress';
import { provinceQuery } from '@/features/province/api/province';

/** Pages of a plan that say nothing themselves of how many units are verified. */
const asking = ['/tasks', '/as-reported'];

/** How far the data of the page are verified, for the margin of its sheets; null while that is not known. */
export function usePrintedState(plan: PlanSummary | null, period: string): string | null {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const isProvince = pathname === '/province';
  // A page of progress has fetched it; other pages have no figures to speak of.
  const { data: progress } = useQuery({ ...progressQuery(plan?.id ?? '', period), enabled: plan !== null && asking.includes(pathname) });
  const { data: province } = useQuery({ ...provinceQuery({ period, provinceId: params.get('province') }), enabled: isProvince });

  if (isProvince) {
    return province?.period === period ? t('printed.stateReports', { verified: province.verifiedCount, reports: province.reportCount }) : null;
  }
  return progress && progress.plan.id === plan?.id && progress.period === period
    ? t('printed.state', { verified: progress.reports.verified, units: progress.reports.units })
    : null;
}
