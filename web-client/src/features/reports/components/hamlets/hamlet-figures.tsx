import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { Button } from '@/components/ui/button';
import styles from './hamlet-figures.module.css';
import { useSheet } from '../sheet/sheet-context';

/** How many hamlets stand behind a row, and the way to enter them. */
export function HamletButton({ row }: { row: ReportRow }) {
  const { t } = useTranslation('hamlets');
  const { hamlets, canEdit, openHamlets } = useSheet();
  const worst = useSyncExternalStore(hamlets.subscribe, () => hamlets.worst(row.planIndicatorId));
  if (!row.hamlets) return null;
  return (
    <div className={styles.line}>
      <span className={row.hamlets.filled < row.hamlets.total ? styles.part : undefined}>{t('count', { ...row.hamlets })}</span>
      <Button
        className={styles.button}
        aria-label={t(canEdit ? 'openOf' : 'showOf', { name: row.text })}
        onClick={() => openHamlets(row.planIndicatorId)}
      >
        {t(canEdit ? 'open' : 'show')}
      </Button>
      {worst && <span className={worst === 'conflict' || worst === 'refused' ? styles.fault : styles.waiting}>{t(`state.${worst}`)}</span>}
    </div>
  );
}
