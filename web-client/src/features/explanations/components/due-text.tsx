import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '@/api-types';
import { formatDate } from '@/lib/format';

/** Until when the unit is to answer, and how long that is. */
export function DueText({ explanation: { dueOn, workingDaysLeft, isOverdue } }: { explanation: Pick<ExplanationView, 'dueOn' | 'workingDaysLeft' | 'isOverdue'> }) {
  const { t } = useTranslation('explanations');
  if (dueOn == null || workingDaysLeft == null) return null;
  const date = formatDate(dueOn);
  if (isOverdue) return <strong>{t('due.overdue', { date, count: -workingDaysLeft })}</strong>;
  return <>{workingDaysLeft === 0 ? t('due.today', { date }) : t('due.left', { date, count: workingDaysLeft })}</>;
}
