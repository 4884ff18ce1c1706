import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { Badge } from '@/components/ui/badge';
import { useLanguage } from '@/i18n';
import { differences, earlierValues, type Difference } from '../../logic/changes';
import styles from './row-differences.module.css';
import { useWords } from '../use-words';

/** Old and new of a row that no longer says what the reviewer has seen. */
export function RowDifferences({ row }: { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  return earlierValues(row).map(({ since, before }) => {
    const found = differences(row, before, row.actual, words, language);
    return (
      <span key={since} className={styles.since}>
        <Badge tone="atRisk">{t(since === 'verified' ? 'review.changed' : 'review.changedSinceSent')}</Badge>
        <DifferenceList differences={found} />
        {found.length === 0 && <span className={styles.difference}>{t('changes.hamlets')}</span>}
      </span>
    );
  });
}

/** "Số liệu: 91,4 % → 92 %", a line each. */
export function DifferenceList({ differences: all }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('reports');
  return all.map(({ field, from, to }) => (
    <span key={field} className={styles.difference}>
      {t(`changes.${field}`)}: <del>{from ?? t(field === 'figure' ? 'review.notFilled' : 'changes.none')}</del>{' '}
      <span aria-hidden="true">→</span> <ins>{to ?? t(field === 'figure' ? 'review.notFilled' : 'changes.none')}</ins>
    </span>
  ));
}
