import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { controlClass } from '@/components/ui/field';
import styles from './return-mark.module.css';
import { reviewStop } from './review-keys';
import type { ReturnMarks } from './use-return-marks';

interface Props {
  row: ReportRow;
  marks: ReturnMarks;
  /** Whether the report was to be given back, and words are missing. */
  isChecked: boolean;
}

// The limit of the server (ReviewRules).
const limit = 2000;

/** Marks a row to be given back. */
export function ReturnMark({ row, marks }: Omit<Props, 'isChecked'>) {
  const { t } = useTranslation('reports');
  return (
    <label className={styles.mark}>
      <input
        type="checkbox"
        {...reviewStop}
        aria-label={t('review.markLabel', { number: row.number, indicator: row.text })}
        checked={marks.comments[row.planIndicatorId] !== undefined}
        onChange={() => marks.toggle(row.planIndicatorId)}
      />{' '}
      {t('review.mark')}
    </label>
  );
}

/** What is to be changed in a marked row. */
export function ReturnComment({ row, marks, isChecked }: Props) {
  const { t } = useTranslation('reports');
  const message = useId();
  const comment = marks.comments[row.planIndicatorId];
  if (comment === undefined) return null;
  const isMissing = isChecked && comment.trim() === '';
  return (
    <span className={styles.comment}>
      <textarea
        className={controlClass}
        aria-label={t('review.commentLabel', { number: row.number, indicator: row.text })}
        placeholder={t('review.commentHint')}
        rows={2}
        maxLength={limit}
        value={comment}
        onChange={(event) => marks.write(row.planIndicatorId, event.target.value)}
        {...(isMissing && { 'aria-invalid': true, 'aria-describedby': message })}
      />
      {isMissing && (
        <span id={message} className={styles.missing}>
          {t('review.commentRequired')}
        </span>
      )}
    </span>
  );
}
