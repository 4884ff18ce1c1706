import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { useLanguage } from '@/i18n';
import { bandsOf } from '@/lib/bands';
import type { Density } from '@/lib/density';
import { formatNumber } from '@/lib/format';
import { quarterShortLabel } from '@/lib/period';
import { actualText, figureText, milestoneText, targetText } from '../../logic/figures';
import { ComputedCell, MethodCell, NumberCell, PreviousFigure, StatusCell, TextCell, unitText, YesNoCell } from './cells';
import { EvidenceButton } from '../evidence/evidence-button';
import { Explanation } from './explanation';
import { Paperclip } from '../evidence/paperclip';
import { RowDetailsButton } from '../row-panel/row-details-button';
import { HamletButton } from '../hamlets/hamlet-figures';
import { RowRequestLine } from '../row-panel/row-request';
import { RowWordLine } from './row-word';
import { useSheet } from './sheet-context';
import styles from './sheet-table.module.css';
import { useEvidenceDrop } from '../evidence/use-evidence-drop';
import { useSheetRow, type SheetRow } from './use-sheet-row';
import { useWords } from '../use-words';

/** The sheet at a desk: what is asked on the left, read only; what is entered on the right. */
export const SheetTable = memo(function SheetTable({ rows, density }: { rows: readonly ReportRow[]; density: Density }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { view } = useSheet();
  const previous = view.rows.find((row) => row.previous)?.previous?.period;

  return (
    <table className={density === 'compact' ? `${styles.table} ${styles.compact}` : styles.table}>
      <caption className="visually-hidden">{t('sheet.title')}</caption>
      <colgroup>
        <col />
        <col className={styles.reference} />
        <col className={`${styles.reference} ${styles.milestone}`} />
        <col className={styles.reference} />
        <col className={styles.entry} />
        <col className={styles.entry} />
        <col className={styles.entry} />
        <col className={styles.status} />
        <col className={styles.note} />
        <col className={styles.evidence} />
        <col className={styles.word} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('sheet.indicator')}</th>
          <th scope="col" className="number">
            {t('sheet.target')}
          </th>
          <th scope="col" className={`number ${styles.milestone}`}>
            {t('sheet.milestone')}
          </th>
          <th scope="col" className="number">
            {previous ? quarterShortLabel(previous, language) : t('sheet.previous')}
          </th>
          <th scope="col" className="number">
            {t('sheet.numerator')}
          </th>
          <th scope="col" className="number">
            {t('sheet.denominator')}
          </th>
          <th scope="col" className="number">
            {t('sheet.value')}
          </th>
          <th scope="col">{t('sheet.status')}</th>
          <th scope="col">{t('sheet.note')}</th>
          <th scope="col" className={styles.evidenceCell} title={t('evidence.column')}>
            <Paperclip />
            <span className="visually-hidden">{t('evidence.column')}</span>
          </th>
          <th scope="col">{t('sheet.methodAndSaving')}</th>
        </tr>
      </thead>
      {bandsOf(rows).map((band) => (
        <tbody key={band.key}>
          <tr className={styles.band}>
            <th scope="rowgroup" colSpan={10}>
              {band.heading ?? t('sheet.noHeading')}
            </th>
            <td className={styles.milestone} />
          </tr>
          {band.rows.map((row) => (
            <Row key={row.planIndicatorId} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
});

const Row = memo(function Row({ row }: { row: ReportRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { canEdit } = useSheet();
  const sheetRow = useSheetRow(row);
  const unit = unitText(sheetRow);
  const words = useWords();
  const drop = useEvidenceDrop(row.planIndicatorId, canEdit);

  return (
    <>
      <tr id={`row-${row.planIndicatorId}`} className={styles.row} {...sheetRow.handlers} {...drop}>
        <th scope="row" className={styles.name}>
          {row.text}
          <span className={styles.detail}>
            {row.number}
            {unit && ` · ${unit}`}
            {row.isUnassigned && !row.responsible && ` · ${t('unassigned')}`}
            {row.responsible && !row.isMine && ` · ${row.responsible}`}{' '}
            <span className={styles.more}>
              · <RowDetailsButton row={row} hasCells={canEdit} />
            </span>
          </span>
          <RowRequestLine row={row} />
        </th>
        <td className={styles.figure}>{targetText(row, row.target, language) ?? '–'}</td>
        <td className={`${styles.figure} ${styles.quiet} ${styles.milestone}`}>{milestoneText(row, words, language) ?? '–'}</td>
        <td className={`${styles.figure} ${styles.quiet}`}>
          <PreviousFigure sheetRow={sheetRow} />
        </td>
        {canEdit ? <Inputs sheetRow={sheetRow} /> : <Entered sheetRow={sheetRow} />}
      </tr>
      {row.warnings.length > 0 && (
        <tr className={styles.explanation} {...sheetRow.handlers}>
          <td colSpan={10}>
            <Explanation sheetRow={sheetRow} />
          </td>
          <td className={styles.milestone} />
        </tr>
      )}
    </>
  );
});

function Inputs({ sheetRow }: { sheetRow: SheetRow }) {
  return (
    <>
      <Entry sheetRow={sheetRow} />
      <td>
        <StatusCell sheetRow={sheetRow} short />
      </td>
      <td>
        <TextCell sheetRow={sheetRow} field="note" />
      </td>
      <td className={styles.evidenceCell}>
        <EvidenceButton row={sheetRow.row} isPassedOver />
      </td>
      <td className={styles.wordCell}>
        {sheetRow.row.isByHamlet ? <HamletButton row={sheetRow.row} /> : <MethodCell sheetRow={sheetRow} isQuiet />}
        <RowWordLine sheetRow={sheetRow} />
      </td>
    </>
  );
}

/** The three columns of figures, as the row is entered. */
function Entry({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const { row, draft } = sheetRow;
  if (row.isByHamlet) return <StoredFigures sheetRow={sheetRow} />;
  if (draft.isNotApplicable) {
    return (
      <td colSpan={3} className={styles.instead}>
        {t('methods.not_applicable')}
      </td>
    );
  }
  switch (draft.mode) {
    case 'ratio':
      return (
        <>
          <td>
            <NumberCell sheetRow={sheetRow} field="numerator" />
          </td>
          <td>
            <NumberCell sheetRow={sheetRow} field="denominator" />
          </td>
          <td>
            <ComputedCell sheetRow={sheetRow} />
          </td>
        </>
      );
    case 'narrative':
      return (
        <td colSpan={3}>
          <TextCell sheetRow={sheetRow} field="text" />
        </td>
      );
    case 'yes_no':
      return (
        <>
          <td colSpan={2} />
          <td>
            <YesNoCell sheetRow={sheetRow} />
          </td>
        </>
      );
    case 'percent':
    case 'completion':
    case 'value':
      return (
        <>
          <td colSpan={2} className={styles.instead}>
            {draft.mode === 'percent' && t('sheet.onlyRate')}
            {draft.mode === 'completion' && t('sheet.completion')}
            {draft.mode === 'value' && unitText(sheetRow)}
          </td>
          <td>
            <NumberCell sheetRow={sheetRow} field="value" />
          </td>
        </>
      );
  }
}

/** The same columns where nothing may be entered. */
function Entered({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const { actual } = sheetRow.row;

  return (
    <>
      {actual?.entryKind === 'narrative' ? (
        <td colSpan={3} className={styles.story}>
          {actual.text}
        </td>
      ) : (
        <StoredFigures sheetRow={sheetRow} />
      )}
      <td>
        <StatusCell sheetRow={sheetRow} short />
      </td>
      <td className={styles.story}>{actual?.note}</td>
      <td className={styles.evidenceCell}>
        <EvidenceButton row={sheetRow.row} />
      </td>
      <td className={styles.wordCell}>
        {sheetRow.row.isByHamlet ? (
          <HamletButton row={sheetRow.row} />
        ) : (
          actual?.entryKind && <p>{t(`methods.${actual.entryKind}`)}</p>
        )}
        <RowWordLine sheetRow={sheetRow} />
      </td>
    </>
  );
}

/** What is stored, in the three columns of figures. */
function StoredFigures({ sheetRow }: { sheetRow: SheetRow }) {
  const language = useLanguage();
  const words = useWords();
  const { row } = sheetRow;
  const { actual } = row;
  const plain = (value: number | null | undefined) => (value === null || value === undefined ? '' : formatNumber(value, 4, language));
  return (
    <>
      <td className={styles.figure}>{plain(actual?.numerator)}</td>
      <td className={styles.figure}>{plain(actual?.denominator)}</td>
      <td className={styles.figure}>
        <strong>
          {actual?.entryKind === 'ratio' ? figureText(row, actual.value ?? 0, language) : (actualText(row, actual, words, language) ?? '–')}
        </strong>
      </td>
    </>
  );
}
