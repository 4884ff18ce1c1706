import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { weekdayOf, type Day } from '@/lib/days';
import { formatDate, formatDayMonth, formatTime } from '@/lib/format';
import type { CalendarDay, DueReport } from '../logic/calendar';
import { DeadlineBadge } from './deadline-badge';
import { DayName } from './month-grid';
import { usePeriodWord } from './use-deadline-words';
import { useWeekdays } from './use-weekdays';
import styles from './week-list.module.css';

interface Props {
  weeks: CalendarDay[][];
  today: Day;
  onOpen: (report: DueReport) => void;
}

/** Week by week, only days on which something is due or that are not what their weekday says. */
export function WeekList({ weeks, today, onOpen }: Props) {
  const { t } = useTranslation('deadlines');
  const weekdays = useWeekdays(useLanguage());
  if (weeks.flat().every((day) => day.reports.length === 0)) return <EmptyState title={t('calendar.noneInMonth')} />;
  return (
    <div className={styles.weeks}>
      {weeks.map((week) => {
        const days = week.filter((day) => day.reports.length > 0 || day.name !== null);
        const [first, last] = [week[0]!.day, week[6]!.day];
        const isThisWeek = first <= today && today <= last;
        // A week without anything says nothing, but this one says so.
        if (days.length === 0 && !isThisWeek) return null;
        return (
          <Panel
            key={first}
            title={t('calendar.week', { from: formatDayMonth(first), to: formatDate(last) })}
            hint={isThisWeek && t('calendar.thisWeek')}
            flush
          >
            {days.length === 0 && <p className={styles.none}>{t('calendar.noneInWeek')}</p>}
            {days.map((day) => (
              <section key={day.day} className={styles.day} aria-label={`${weekdays[weekdayOf(day.day) - 1]!.long}, ${formatDate(day.day)}`}>
                <h3>
                  <span>
                    {weekdays[weekdayOf(day.day) - 1]!.long}, <time dateTime={day.day}>{formatDayMonth(day.day)}</time>
                  </span>
                  {day.day === today && <span className={styles.today}>{t('calendar.today')}</span>} <DayName day={day} />
                </h3>
                <ul>
                  {day.reports.map((report) => (
                    <li key={report.key}>
                      <Line report={report} onOpen={onOpen} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </Panel>
        );
      })}
    </div>
  );
}

function Line({ report, onOpen }: { report: DueReport; onOpen: (report: DueReport) => void }) {
  const { t } = useTranslation('deadlines');
  const periodWord = usePeriodWord();
  const [only] = report.deadlines;
  return (
    <button type="button" className={styles.line} onClick={() => onOpen(report)}>
      <span className={styles.time}>{formatTime(report.dueAt)}</span>
      <span>
        <strong>{report.title}</strong>, {periodWord(only!)}
        <span className={styles.units}>
          {report.deadlines.length === 1 ? only!.organization.name : t('calendar.units', { settled: report.settled, total: report.deadlines.length })}
        </span>
      </span>
      <DeadlineBadge state={report.state} />
    </button>
  );
}
