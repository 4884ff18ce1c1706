import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import type { CalendarDay, DueReport } from '../logic/calendar';
import { monthOf, type Day, type Month } from '@/lib/days';
import { formatDate } from '@/lib/format';
import { DueChip } from './due-chip';
import styles from './month-grid.module.css';
import { useWeekdays } from './use-weekdays';

interface Props {
  weeks: CalendarDay[][];
  month: Month;
  today: Day;
  onOpen: (report: DueReport) => void;
}

/** Monday to Sunday; days off and make-up days are named. */
export function MonthGrid({ weeks, month, today, onOpen }: Props) {
  const { t } = useTranslation('deadlines');
  const weekdays = useWeekdays(useLanguage());
  return (
    <div className={styles.frame}>
      <table className={styles.grid}>
        <caption className="visually-hidden">{t('calendar.caption')}</caption>
        <thead>
          <tr>
            {weekdays.map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.day}>
              {week.map((day) => (
                <td key={day.day} className={classOf(day, month)} aria-current={day.day === today ? 'date' : undefined}>
                  <div className={styles.head}>
                    <time dateTime={day.day} aria-label={formatDate(day.day)} className={day.day === today ? styles.today : undefined}>
                      {Number(day.day.slice(8))}
                    </time>
                    <DayName day={day} />
                  </div>
                  <ul className={styles.reports}>
                    {day.reports.map((report) => (
                      <li key={report.key}>
                        <DueChip report={report} onOpen={onOpen} />
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Name of a holiday or a make-up day; a plain weekend needs none. */
export function DayName({ day: { name, isMakeup, isOff } }: { day: CalendarDay }) {
  const { t } = useTranslation('deadlines');
  if (isMakeup) return <span className={styles.makeup}>{t('calendar.makeup')}</span>;
  if (isOff && name) return <span className={styles.off}>{t('calendar.off', { name })}</span>;
  return null;
}

function classOf(day: CalendarDay, month: Month): string {
  return [day.isOff ? styles.isOff : undefined, monthOf(day.day) === month ? undefined : styles.outside].filter(Boolean).join(' ');
}
