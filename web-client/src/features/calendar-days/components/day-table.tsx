import { useTranslation } from 'react-i18next';
import type { CalendarDayView } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { formatDate, formatMoment } from '@/lib/format';
import { useWeekday } from '@/lib/weekday';
import styles from './day-table.module.css';

interface Props {
  entries: readonly CalendarDayView[];
  /** Absent for who only reads. */
  onChange?: (entry: CalendarDayView) => void;
}

/** The days of the year that are not what their weekday says. On a phone a card for each. */
export function DayTable({ entries, onChange }: Props) {
  const { t } = useTranslation('calendarDays');
  return (
    <Panel title={t('listTitle')} flush>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('listTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('kindTitle')}</th>
            <th scope="col">{t('certaintyTitle')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.day} entry={entry} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ entry, onChange }: { entry: CalendarDayView; onChange: Props['onChange'] }) {
  const { t } = useTranslation('calendarDays');
  const weekday = useWeekday();
  const day = formatDate(entry.day);
  return (
    <tr className={entry.isActive ? undefined : styles.off}>
      <td className={styles.day}>
        {weekday(entry.day)}, {day}
      </td>
      <th scope="row" className={styles.name}>
        {entry.name}
        {entry.note && <span className={styles.second}>{entry.note}</span>}
        {entry.updatedBy && entry.updatedAt && (
          <span className={styles.second}>{t('updated', { name: entry.updatedBy, moment: formatMoment(entry.updatedAt) })}</span>
        )}
      </th>
      <td className={styles.marks}>
        <Badge tone={entry.isActive ? (entry.kind === 'off' ? 'offTrack' : 'met') : 'neutral'}>{t(`kind.${entry.kind}`)}</Badge>
        {!entry.isActive && <Badge>{t('inactive')}</Badge>}
      </td>
      <td className={styles.certainty}>
        {t(`certainty.${entry.certainty}`)}
        {entry.source && <span className={styles.second}>{entry.source}</span>}
      </td>
      <td className={styles.actions}>
        {onChange && (
          <Button kind="quiet" aria-label={t('changeOf', { day, name: entry.name })} onClick={() => onChange(entry)}>
            {t('change')}
          </Button>
        )}
      </td>
    </tr>
  );
}
