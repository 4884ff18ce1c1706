import { useTranslation } from 'react-i18next';
import type { CalendarDayView } from '@/api-types';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/format';
import { monthOfYear, monthsOf, type Cell, type Look } from '../logic/days';
import styles from './year-view.module.css';

interface Props {
  year: number;
  entries: readonly CalendarDayView[];
  /** A day was chosen; absent for who only reads. */
  onOpen?: (entry: CalendarDayView | null, day: string) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const legend: readonly Look[] = ['off', 'makeup', 'offInactive', 'weekend'];

/** Twelve small months. A mark is a shape, so that it prints in grey; the list below has the words. */
export function YearView({ year, entries, onOpen }: Props) {
  const { t } = useTranslation('calendarDays');
  return (
    <Panel title={t('yearTitle', { year })} action={<Legend />}>
      <div className={styles.months}>
        {monthsOf(year).map((month, index) => (
          <table key={month} className={styles.month}>
            <caption>{t('month', { number: index + 1 })}</caption>
            <thead>
              <tr>
                {weekdays.map((weekday) => (
                  <th key={weekday} scope="col">
                    <abbr title={t(`weekday.${weekday}`, { ns: 'common' })}>{t(`weekdayShort.${weekday}`)}</abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monthOfYear(month, entries).map((week) => (
                <tr key={week.find((cell) => cell)?.day}>
                  {week.map((cell, place) => (
                    <td key={cell?.day ?? place}>{cell && <DayCell cell={cell} onOpen={onOpen} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Panel>
  );
}

function DayCell({ cell, onOpen }: { cell: Cell; onOpen: Props['onOpen'] }) {
  const { t } = useTranslation('calendarDays');
  const { day, look, entry } = cell;
  const className = [styles.day, styles[look]].filter(Boolean).join(' ');
  const title = entry ? `${entry.name} (${t(`look.${look}`)})` : undefined;
  const content = (
    <>
      {Number(day.slice(8))}
      <span className="visually-hidden">
        {formatDate(day).slice(2)}
        {title && `: ${title}`}
      </span>
    </>
  );
  if (!onOpen)
    return (
      <span className={className} title={title}>
        {content}
      </span>
    );
  // Three hundred stops of the Tab key would bar the way to the list: only marked days are reached by it, any other by "add".
  return (
    <button type="button" className={className} title={title} tabIndex={entry ? 0 : -1} onClick={() => onOpen(entry, day)}>
      {content}
    </button>
  );
}

function Legend() {
  const { t } = useTranslation('calendarDays');
  return (
    <ul className={styles.legend}>
      {legend.map((look) => (
        <li key={look}>
          <span className={`${styles.sample} ${styles[look]}`} aria-hidden="true" />
          {t(`look.${look}`)}
        </li>
      ))}
    </ul>
  );
}
