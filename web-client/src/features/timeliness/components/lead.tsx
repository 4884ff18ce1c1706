import { useTranslation } from 'react-i18next';
import type { TimelinessFigures } from '@/api-types';
import { useWording } from '@/lib/wording';
import { isEmpty } from '../logic/outcomes';
import styles from './lead.module.css';

/** How the quarter stands, in one sentence; below it what the rates leave out. */
export function Lead({ figures, period }: { figures: TimelinessFigures; period: string }) {
  return (
    <div className={styles.lead}>
      <p className={styles.sentence}>
        <Sentence figures={figures} period={period} />
      </p>
      <Beside figures={figures} />
    </div>
  );
}

function Sentence({ figures, period }: { figures: TimelinessFigures; period: string }) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const quarter = words.quarter(period);
  if (isEmpty(figures)) return t('lead.nothing', { period: quarter });
  if (figures.expected === 0) return t('lead.notDue', { period: quarter });
  return (
    <>
      <strong>
        {t('lead.sent', {
          period: quarter,
          sent: words.number(figures.onTime + figures.late),
          expected: words.number(figures.expected),
          rate: words.percent(figures.reportingRate ?? 0),
        })}
      </strong>
      {`, ${t('lead.onTime', { onTime: words.number(figures.onTime), rate: words.percent(figures.onTimeRate ?? 0) })}`}
      {`, ${figures.missing > 0 ? t('lead.missing', { missing: words.number(figures.missing) }) : t('lead.noneMissing')}.`}
    </>
  );
}

function Beside({ figures }: { figures: TimelinessFigures }) {
  const { t } = useTranslation('timeliness');
  const words = useWording();
  const notes = [
    figures.cellCount > 0 &&
      t('lead.cells', {
        filled: words.number(figures.filledCount),
        cells: words.number(figures.cellCount),
        rate: words.percent(figures.valueCompleteness ?? 0),
      }),
    figures.notDue > 0 &&
      (figures.sentEarly > 0
        ? t('lead.notDueSent', { count: figures.notDue, sent: words.number(figures.sentEarly) })
        : t('lead.notDueCount', { count: figures.notDue })),
    figures.waived > 0 && t('lead.waived', { count: figures.waived }),
  ].filter((note) => note !== false);
  return notes.length > 0 && <p className="muted">{notes.join(' · ')}</p>;
}
