import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { parseQuarter, quarterCode, quarterLabel, shiftQuarter } from '@/lib/period';
import { usePeriod, useSetParams } from '@/lib/url-state';
import styles from './period-switcher.module.css';

/** The quarter of all pages, kept in the URL. */
export function PeriodSwitcher() {
  const { t } = useTranslation();
  const language = useLanguage();
  const setParams = useSetParams();
  const period = usePeriod();
  const quarter = parseQuarter(period);
  if (!quarter) return null;

  // The plan belongs to a year; in another year it is picked anew.
  const go = (by: number) => {
    const next = shiftQuarter(quarter, by);
    setParams({ period: quarterCode(next), ...(next.year !== quarter.year && { plan: null }) });
  };

  return (
    <div className={styles.switcher} role="group" aria-label={t('period.switcher')}>
      <button type="button" className={styles.step} aria-label={t('period.previous')} onClick={() => go(-1)}>
        ‹
      </button>
      <output className={styles.label}>{quarterLabel(period, language)}</output>
      <button type="button" className={styles.step} aria-label={t('period.next')} onClick={() => go(1)}>
        ›
      </button>
    </div>
  );
}
