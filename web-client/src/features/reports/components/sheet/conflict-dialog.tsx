import { useTranslation } from 'react-i18next';
import type { ReportRow, ValueConflict } from '@/api-types';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useLanguage } from '@/i18n';
import { formatMoment } from '@/lib/format';
import { actualText } from '../../logic/figures';
import styles from './conflict-dialog.module.css';
import { useWords } from '../use-words';

interface Props {
  row: ReportRow;
  conflict: ValueConflict;
  /** When mine was typed. */
  typedAt?: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Two people wrote the same cell: both values, who and when; nothing is lost before somebody chose. */
export function ConflictDialog({ row, conflict, typedAt, onKeepMine, onTakeTheirs, onClose }: Props) {
  const { t } = useTranslation('reports');
  const { yours, theirs } = conflict;
  const person = theirs.updatedBy ?? t('conflict.somebody');
  const moment = formatMoment(theirs.updatedAt);

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
          <dt>{typedAt ? t('conflict.mineAt', { moment: formatMoment(typedAt) }) : t('conflict.mine')}</dt>
          <Said row={row} value={yours} />
        </div>
        <div>
          <dt>{t('conflict.theirs', { person, moment })}</dt>
          <Said row={row} value={theirs} />
        </div>
      </dl>
    </Dialog>
  );
}

const remarks = ['note', 'source', 'explanation'] as const;

/** A value with the words beside it: two people may differ in nothing else. */
function Said({ row, value }: { row: ReportRow; value: ValueConflict['yours'] | ValueConflict['theirs'] }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  return (
    <>
      <dd>{actualText(row, value, words, language) ?? t('conflict.emptied')}</dd>
      {remarks.map(
        (remark) =>
          value[remark] && (
            <dd key={remark} className={styles.note}>
              {t(`conflict.${remark}`, { text: value[remark] })}
            </dd>
          ),
      )}
    </>
  );
}
