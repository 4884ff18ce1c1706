import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { formatNumber } from '@/lib/format';
import { quarterShortLabel } from '@/lib/period';
import type { Warning } from '../logic/row-draft';

/** What looks odd beside the period before, for whoever enters and for whoever reviews. */
export function useWarningText(): (warning: Warning, previous: string) => string {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  return (warning, previous) => {
    const label = quarterShortLabel(previous, language);
    // "quý II" inside a Vietnamese sentence.
    const period = language === 'vi' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
    if (warning.code === 'unchanged') return t('warning.unchanged', { period });
    const percent = formatNumber(Math.abs(warning.percent), 0, language);
    return warning.percent > 0 ? t('warning.denominatorUp', { percent, period }) : t('warning.denominatorDown', { percent, period });
  };
}
