import { useTranslation } from 'react-i18next';
import type { CalendarPreview, MovedReport } from '@/api-types';
import { usePerson } from '@/lib/api/session';
import { dayOf } from '@/lib/days';
import { formatDate } from '@/lib/format';
import { seesManyCommunes } from '@/lib/rights';
import { useWeekday } from '@/lib/weekday';
import { useWording } from '@/lib/wording';
import styles from './moves.module.css';

/** Which reports get other dates: what was, and what would be. */
export function Moves({ preview }: { preview: CalendarPreview }) {
  const { t } = useTranslation('calendarDays');
  const { moves, total } = preview;
  if (total === 0) return <p className="muted">{t('moves.none')}</p>;
  return (
    <>
      <p>{t('moves.count', { count: total })}</p>
      <ul className={styles.list}>
        {moves.map((move) => (
          <Move key={`${move.ruleId} ${move.period} ${move.dueAt}`} move={move} />
        ))}
      </ul>
      {total > moves.length && <p className="muted small">{t('moves.more', { count: total - moves.length })}</p>}
    </>
  );
}

function Move({ move }: { move: MovedReport }) {
  const { t } = useTranslation('calendarDays');
  const words = useWording();
  const weekday = useWeekday();
  const namesCommune = seesManyCommunes(usePerson());
  const dayWords = (day: string) => `${weekday(day)} ${formatDate(day)}`;
  return (
    <li className={styles.move}>
      <p className={styles.title}>{move.title}</p>
      <p className="muted small">
        {[namesCommune && move.communeName, words.period(move.period), t('moves.units', { count: move.unitCount })].filter(Boolean).join(' · ')}
      </p>
      {move.newDueAt && (
        <p>
          {t('moves.due')} <del className="muted">{dayWords(dayOf(move.dueAt))}</del> <span aria-hidden="true">→</span> <ins className={styles.to}>{dayWords(dayOf(move.newDueAt))}</ins>
        </p>
      )}
      {move.newLocksOn && (
        <p className={move.newDueAt ? 'small' : undefined}>
          {t('moves.locks')} <del className="muted">{dayWords(move.locksOn)}</del> <span aria-hidden="true">→</span> <ins className={styles.to}>{dayWords(move.newLocksOn)}</ins>
        </p>
      )}
    </li>
  );
}
