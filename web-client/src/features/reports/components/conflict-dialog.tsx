import { useTranslation } from 'react-i18next';
import type { ReportRow, ValueConflict } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useLanguage } from '@/i18n';
import { formatMoment } from '@/lib/format';
import { actualText, type ValueParts } from '../logic/figures';
import styles from './conflict-dialog.module.css';
import { useWords } from './use-words';

interface Props {
  row: ReportRow;
  conflict: ValueConflict;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Two people wrote the same cell: both values, who and when; nothing is lost before somebody chose. */
export function ConflictDialog({ row, conflict, onKeepMine, onTakeTheirs, onClose }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { yours, theirs } = conflict;
  const person = theirs?.updatedBy ?? t('conflict.somebody');
  const moment = theirs ? formatMoment(theirs.updatedAt) : '';
  const text = (value: ValueParts | undefined) => actualText(row, value, words, language) ?? t('conflict.emptied');

  return (
    <Dialog
      title={t('conflict.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs', { person })}</Button>
          <Button kind="primary" onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      <p>
        <strong>
          {row.number} {row.text}
        </strong>
      </p>
      <p className={styles.text}>{t('conflict.text', { person, moment })}</p>
      <dl className={styles.values}>
        <div>
          <dt>{t('conflict.mine')}</dt>
          <dd>{text(yours)}</dd>
          {yours.note && <dd className={styles.note}>{yours.note}</dd>}
        </div>
        <div>
          <dt>{t('conflict.theirs', { person, moment })}</dt>
          <dd>{text(theirs)}</dd>
          {theirs?.note && <dd className={styles.note}>{theirs.note}</dd>}
        </div>
      </dl>
    </Dialog>
  );
}
