import { useTranslation } from 'react-i18next';
import tones from '@/components/ui/tones.module.css';
import { formatTime } from '@/lib/format';
import type { DueReport } from '../logic/calendar';
import { toneOf } from '../logic/states';
import { DeadlineShape } from './deadline-shape';
import styles from './due-chip.module.css';
import { usePeriodWord } from './use-deadline-words';

/** A report on its due day; opens whose it is and how far they are. */
export function DueChip({ report, onOpen }: { report: DueReport; onOpen: (report: DueReport) => void }) {
  const { t } = useTranslation('deadlines');
  const periodWord = usePeriodWord();
  const { title, deadlines, settled, state, dueAt } = report;
  const [only] = deadlines;
  return (
    <button type="button" className={`${styles.chip} ${tones[toneOf(state)]}`} onClick={() => onOpen(report)}>
      <span className={styles.shape}>
        <DeadlineShape state={state} />
        <span className="visually-hidden">{t(`state.${state}`)}: </span>
      </span>
      <span>
        <span className={styles.title}>{title}</span>
        <span className={styles.line}>
          {periodWord(only!)} · {formatTime(dueAt)}
        </span>
        <span className={styles.line}>
          {deadlines.length === 1 ? only!.organization.name : t('calendar.units', { settled, total: deadlines.length })}
        </span>
      </span>
    </button>
  );
}
