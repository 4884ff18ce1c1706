import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { shiftMonth, type Month } from '@/lib/days';
import { useSetParams } from '@/lib/url-state';
import styles from './month-switcher.module.css';

/** The month of the calendar, kept in the URL. */
export function MonthSwitcher({ month, thisMonth }: { month: Month; thisMonth: Month }) {
  const { t } = useTranslation('deadlines');
  const setParams = useSetParams();
  const go = (wanted: Month) => setParams({ month: wanted === thisMonth ? null : wanted });
  const [year, number] = month.split('-').map(Number);
  return (
    <div className={styles.switcher} role="group" aria-label={t('calendar.month')}>
      <Button aria-label={t('calendar.previousMonth')} onClick={() => go(shiftMonth(month, -1))}>
        ‹
      </Button>
      <output className={styles.label}>{t('calendar.monthLabel', { month: number, year })}</output>
      <Button aria-label={t('calendar.nextMonth')} onClick={() => go(shiftMonth(month, 1))}>
        ›
      </Button>
      {month !== thisMonth && (
        <Button kind="quiet" onClick={() => go(thisMonth)}>
          {t('calendar.backToToday')}
        </Button>
      )}
    </div>
  );
}
