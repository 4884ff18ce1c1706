import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { isOverdue, isWithUnit } from '../../logic/report-order';
import type { SheetCounts } from '../../logic/sheet-counts';
import { ThreeDates } from '@/components/ui/three-dates';
import styles from './sheet-foot.module.css';
import { useNow } from '@/lib/use-now';

interface Props {
  view: ReportView;
  counts: SheetCounts;
  isSubmitting: boolean;
  onSubmit: () => void;
  /** Stands above all, across the page. */
  banner: ReactNode;
}

export function SheetFoot({ view: { summary, actions }, counts, isSubmitting, onSubmit, banner }: Props) {
  const { t } = useTranslation('reports');
  const now = useNow();
  return (
    <section className={styles.foot} aria-label={t('foot.label')}>
      {banner}
      <ThreeDates dates={summary.dates} isPending={isWithUnit(summary.state)} isOverdue={isOverdue(summary, now)} />
      <p className={styles.counts}>
        {t('filled', { filled: counts.filled, total: counts.total })}
        {counts.faults > 0 && <strong className={styles.faults}> · {t('foot.faults', { count: counts.faults })}</strong>}
        {counts.unexplained.length > 0 && <span className={styles.warnings}> · {t('foot.warnings', { count: counts.unexplained.length })}</span>}
      </p>
      {actions.canSubmit && (
        <Button kind="primary" disabled={isSubmitting} onClick={onSubmit}>
          {isSubmitting ? t('foot.submitting') : t('foot.submit')}
        </Button>
      )}
    </section>
  );
}
