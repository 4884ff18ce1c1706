import { useTranslation } from 'react-i18next';
import type { IndicatorProgress, ProgressView } from '@/api-types';
import type { Subject } from '@/features/explanations/subject';
import { useWording } from '@/lib/wording';

/** An indicator as a question names it; where it is behind, with the question that its figures ask. */
export function useIndicatorSubject(): (progress: Pick<ProgressView, 'plan' | 'period'>, row: IndicatorProgress) => Subject {
  const { t } = useTranslation('explanations');
  const words = useWording();
  return ({ plan, period }, row) => {
    const isBehind = row.status === 'off_track' || row.status === 'at_risk';
    return {
      kind: 'indicator',
      id: row.planIndicatorId,
      plan,
      period,
      number: row.number,
      text: row.text,
      leadId: row.leadId,
      leadName: row.leadName,
      ...(isBehind &&
        row.value != null &&
        row.milestone != null &&
        row.target && {
          suggestion: t('suggestion.behind', {
            period: words.quarter(period),
            value: words.measure(row.value, row),
            milestone: words.measure(row.milestone, row),
            target: words.target(row.target, row),
          }),
        }),
    };
  };
}
