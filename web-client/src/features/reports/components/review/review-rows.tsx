import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActualView, ReportComment, ReportRow } from '@/api-types';
import { StatusMark } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { useLanguage } from '@/i18n';
import { bandsOf } from '@/lib/bands';
import { formatNumber } from '@/lib/format';
import { quarterShortLabel } from '@/lib/period';
import { changedRows } from '../../logic/changes';
import { milestoneText, targetText, valueText } from '../../logic/figures';
import { ReturnComment, ReturnMark } from './return-mark';
import { ReviewEvidence } from '../evidence/review-evidence';
import { reviewKeys } from './review-keys';
import { Thread } from '../row-panel/row-comments';
import { RowDetailsButton } from '../row-panel/row-details-button';
import { RowDifferences } from '../row-panel/row-differences';
import styles from './review-rows.module.css';
import type { ReturnMarks } from './use-return-marks';
import { useWarningText } from '../use-warning-text';
import { useWords } from '../use-words';

interface Props {
  reportId: string;
  rows: readonly ReportRow[];
  comments: readonly ReportComment[];
  /** Absent where nothing can be given back. */
  marks?: ReturnMarks;
  /** Whether words are missing on marked rows. */
  isChecked: boolean;
}

/** The rows of a report side by side with what was planned, reported before and seen last. */
export function ReviewRows({ reportId, rows, comments, marks, isChecked }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const changed = changedRows(rows);
  const previous = rows.find((row) => row.previous)?.previous?.period;
  const shown = onlyChanges && changed.length > 0 ? changed : rows;

  return (
    <Panel flush>
      {marks && <p className={styles.keys}>{t('review.keys')}</p>}
      {changed.length > 0 && (
        <div className={styles.changes}>
          <strong>{t('review.changes', { count: changed.length })}</strong>
          <label>
            <input type="checkbox" checked={onlyChanges} onChange={(event) => setOnlyChanges(event.target.checked)} />{' '}
            {t('review.onlyChanges')}
          </label>
        </div>
      )}
      {/* The keys of the marks and buttons inside. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className={styles.table} onKeyDown={reviewKeys}>
        <caption className="visually-hidden">{t('review.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sheet.indicator')}</th>
            <th scope="col" className={styles.figure}>
              {t('sheet.target')}
            </th>
            <th scope="col" className={`${styles.figure} ${styles.wide}`}>
              {t('sheet.milestone')}
            </th>
            <th scope="col" className={`${styles.figure} ${styles.wide}`}>
              {previous ? quarterShortLabel(previous, language) : t('sheet.previous')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('review.current')}
            </th>
            <th scope="col" className={styles.status}>
              {t('sheet.status')}
            </th>
          </tr>
        </thead>
        {bandsOf(shown).map((band) => (
          <tbody key={band.key}>
            <tr className={styles.band}>
              <th scope="rowgroup" colSpan={6}>
                {band.heading ?? t('sheet.noHeading')}
              </th>
            </tr>
            {band.rows.map((row) => (
              <Row
                key={row.planIndicatorId}
                reportId={reportId}
                row={row}
                comments={comments.filter(({ planIndicatorId }) => planIndicatorId === row.planIndicatorId)}
                marks={marks}
                isChecked={isChecked}
              />
            ))}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

function Row({ reportId, row, comments, marks, isChecked }: Omit<Props, 'rows'> & { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { actual, previous, warnings } = row;
  const warningText = useWarningText();
  const isStory = actual?.entryKind === 'narrative';
  const value = (of: ActualView | null | undefined) => valueText(row, of, words, language);
  const short = (of: ActualView | null | undefined) => (of?.entryKind === 'narrative' ? t('methods.narrative') : (value(of) ?? '–'));

  return (
    <tr id={`row-${row.planIndicatorId}`} className={styles.row}>
      <th scope="row" className={styles.name}>
        {row.text}
        <span className={styles.detail}>
          {row.number} · <RowDetailsButton row={row} isStop={!marks} />
          {marks && <ReturnMark row={row} marks={marks} />}
        </span>
        {isStory && <span className={styles.story}>{actual.text}</span>}
        {actual?.note && (
          <span className={styles.note}>
            {t('sheet.note')}: {actual.note}
          </span>
        )}
        {actual?.source && (
          <span className={styles.note}>
            {t('evidence.source')}: {actual.source}
          </span>
        )}
        {row.evidenceCount > 0 && <ReviewEvidence reportId={reportId} rowId={row.planIndicatorId} />}
        {warnings.map((warning) => (
          <span key={warning.code} className={styles.warning}>
            {warningText(row, warning)}
          </span>
        ))}
        {warnings.length > 0 &&
          (actual?.explanation ? (
            <span className={styles.note}>
              {t('sheet.explanation')}: {actual.explanation}
            </span>
          ) : (
            <span className={styles.warning}>{t('warning.unexplained')}</span>
          ))}
        <RowDifferences row={row} />
        {comments.length > 0 && (
          <div className={styles.thread}>
            <Thread comments={comments} />
          </div>
        )}
        {marks && <ReturnComment row={row} marks={marks} isChecked={isChecked} />}
      </th>
      <td className={styles.figure}>{targetText(row, row.target, language) ?? '–'}</td>
      <td className={`${styles.figure} ${styles.quiet} ${styles.wide}`}>{milestoneText(row, words, language) ?? '–'}</td>
      <td className={`${styles.figure} ${styles.quiet} ${styles.wide}`}>{short(previous)}</td>
      <td className={styles.figure}>
        {actual?.entryKind ? <strong>{short(actual)}</strong> : <span className={styles.missing}>{t('review.notFilled')}</span>}
        {actual?.entryKind === 'ratio' && (
          <span className={styles.detail}>
            {formatNumber(actual.numerator ?? 0, 4, language)}/{formatNumber(actual.denominator ?? 0, 4, language)}
          </span>
        )}
        {actual?.entryKind === 'percent' && <span className={styles.detail}>{t('sheet.onlyRate')}</span>}
      </td>
      <td className={styles.status}>
        <StatusMark status={row.status} short />
      </td>
    </tr>
  );
}
