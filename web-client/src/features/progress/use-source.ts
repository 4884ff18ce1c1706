import { useTranslation } from 'react-i18next';
import type { ProgressView } from '@/api-types';
import { formatMoment } from '@/lib/format';

/** What stands below a printed chart. */
export function useSource() {
  const { t } = useTranslation('progress');
  return ({ plan, isDemo, generatedAt }: ProgressView) =>
    t(isDemo ? 'sourceDemo' : 'source', { plan: `${plan.number ?? plan.title}, ${plan.communeName}`, at: formatMoment(generatedAt) });
}
