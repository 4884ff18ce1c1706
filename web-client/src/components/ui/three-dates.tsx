import { useTranslation } from 'react-i18next';
import { formatDate, formatMoment, formatTime } from '@/lib/format';
import styles from './three-dates.module.css';

interface Dates {
  cutOff: string;
  dueAt: string;
  locksOn: string;
  /** Negative behind the due day. */
  workingDaysLeft: number;
}

interface Props {
  dates: Dates;
  /** The next word is the unit's, so the days that are left are told. */
  isPending: boolean;
  isOverdue: boolean;
}

/** Chốt số liệu, hạn gửi, khóa sổ: always the three, always by these words. */
export function ThreeDates({ dates, isPending, isOverdue }: Props) {
  const { t } = useTranslation();
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

/** "còn 5 ngày làm việc", "hạn hôm nay 17:00", "quá hạn 2 ngày làm việc". */
function useDaysLeft({ dueAt, workingDaysLeft }: Dates, isOverdue: boolean): string {
  const { t } = useTranslation();
  const count = Math.abs(workingDaysLeft);
  if (isOverdue) return count === 0 ? t('dates.overToday') : t('dates.over', { count });
  return count === 0 ? t('dates.today', { time: formatTime(dueAt) }) : t('dates.left', { count });
}
