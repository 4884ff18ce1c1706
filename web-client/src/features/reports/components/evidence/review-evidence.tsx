import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { evidenceQuery } from '../../api/get-evidence';
import { EvidenceName } from './evidence-name';
import styles from '../review/review-rows.module.css';

/** What stands beside a figure, to be opened from the row. */
export function ReviewEvidence({ reportId, rowId }: { reportId: string; rowId: string }) {
  const { t } = useTranslation('reports');
  const { data } = useQuery(evidenceQuery(reportId));
  const items = data?.items.filter((item) => item.planIndicatorId === rowId && !item.removedAt) ?? [];
  return (
    <span className={styles.note}>
      {t('evidence.column')}:{' '}
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {index > 0 && '; '}
          <EvidenceName reportId={reportId} item={item} />
        </Fragment>
      ))}
    </span>
  );
}
