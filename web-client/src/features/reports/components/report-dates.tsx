import { useTranslation } from 'react-i18next';
import type { ReportDates as Dates } from '@/api-types';
import { formatDate, formatMoment } from '@/lib/format';
import styles from './report-dates.module.css';

interface Props {
  dates: Dates;
  /** The next word is the unit's, so the days that are left are told. */
  isPending: boolean;
  isOverdue: boolean;
}

/** Chốt số liệu, hạn gửi, khóa sổ: always the three, always by these words. */
export function ReportDates({ dates, isPending, isOverdue }: Props) {
  const { t } = useTranslation('reports');
  const left = useDaysLeft(dates, isOverdue);
  // From three working days on the due date asks for attention.
  const tone = isOverdue ? styles.overdue : dates.workingDaysLeft <= 3 ? styles.near : undefined;
  return (
    <dl className={styles.dates}>
      <div>
        <dt>{t('dates.cutOff')}</dt>
        <dd>{formatDate(dates.cutOff)}</dd>
      </div>
      <div className={isPending ? tone : undefined}>
        <dt>{t('dates.due')}</dt>
        <dd>
          {formatMoment(dates.dueAt)}
          {isPending && ` · ${left}`}
        </dd>
      </div>
      <div>
        <dt>{t('dates.lock')}</dt>
        <dd>{formatDate(dates.locksOn)}</dd>
      </div>
    </dl>
  );
}

function useDaysLeft(dates: Dates, isOverdue: boolean): string {
  const { t } = useTranslation('reports');
  const count = Math.abs(dates.workingDaysLeft);
  if (isOverdue) return count === 0 ? t('dates.overToday') : t('dates.over', { count });
  return count === 0 ? t('dates.today') : t('dates.left', { count });
}
