import { useTranslation } from 'react-i18next';
import type { HamletBreakdown, HamletSum, ReportRow } from '@/api-types';
import { Button } from '@/components/ui/button';
import { useLanguage } from '@/i18n';
import { formatNumber } from '@/lib/format';
import { actualText, figureText } from '../../logic/figures';
import { ratioFactor } from '@/lib/ratio';
import { ComputedCell, NumberCell } from '../sheet/cells';
import styles from './hamlet-table.module.css';
import { RowWordLine } from '../sheet/row-word';
import { useSheet } from '../sheet/sheet-context';
import { useSheetRow, type SheetRow } from '../sheet/use-sheet-row';
import { useWords } from '../use-words';

interface Props {
  row: ReportRow;
  /** Rows of the hamlets' sheet. */
  hamlets: readonly ReportRow[];
  breakdown: HamletBreakdown;
  sum: HamletSum;
}

/** Hamlets below each other with their sum at the foot; on a phone each hamlet is a block. */
export function HamletTable({ row, hamlets, breakdown, sum }: Props) {
  const { t } = useTranslation('hamlets');
  const { t: reports } = useTranslation('reports');
  const isRatio = row.kind === 'ratio';
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('entry.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hamlet')}</th>
          <th scope="col" className={styles.figure}>
            {reports('sheet.previous')}
          </th>
          {isRatio && (
            <>
              <th scope="col" className={`${styles.figure} ${styles.entry}`}>
                {reports('sheet.numerator')}
              </th>
              <th scope="col" className={`${styles.figure} ${styles.entry}`}>
                {reports('sheet.denominator')}
              </th>
            </>
          )}
          <th scope="col" className={`${styles.figure} ${styles.entry}`}>
            {isRatio ? t('rate') : reports('sheet.value')}
          </th>
          <th scope="col" className={styles.nothing}>
            {reports('methods.not_applicable')}
          </th>
          <th scope="col" className={styles.word}>
            <span className="visually-hidden">{t('saving')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {hamlets.map((hamlet) => (
          <Hamlet key={hamlet.planIndicatorId} hamlet={hamlet} breakdown={breakdown} />
        ))}
      </tbody>
      <tfoot>
        <Total row={row} breakdown={breakdown} sum={sum} />
      </tfoot>
    </table>
  );
}

function Hamlet({ hamlet, breakdown }: { hamlet: ReportRow; breakdown: HamletBreakdown }) {
  const { t } = useTranslation('hamlets');
  const language = useLanguage();
  const words = useWords();
  const { canEdit } = useSheet();
  const sheetRow = useSheetRow(hamlet);
  const facts = breakdown.hamlets.find(({ hamletId }) => hamletId === hamlet.planIndicatorId);
  return (
    <tr {...sheetRow.handlers}>
      <th scope="row">
        {hamlet.text}
        {facts && !facts.isActive && <span className={styles.ended}>{t('ended')}</span>}
      </th>
      <td className={`${styles.figure} ${styles.previous}`}>{actualText(hamlet, facts?.previous, words, language) ?? '–'}</td>
      {canEdit && facts?.isActive ? <Inputs sheetRow={sheetRow} /> : <Entered sheetRow={sheetRow} />}
      <td className={styles.word}>
        <RowWordLine sheetRow={sheetRow} />
      </td>
    </tr>
  );
}

function Inputs({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const { row, draft, choose } = sheetRow;
  const isRatio = row.kind === 'ratio';
  return (
    <>
      {draft.isNotApplicable ? (
        <td colSpan={isRatio ? 3 : 1} className={styles.instead}>
          {t('methods.not_applicable')}
        </td>
      ) : isRatio ? (
        <>
          <td data-label={t('sheet.numerator')}>
            <NumberCell sheetRow={sheetRow} field="numerator" />
          </td>
          <td data-label={t('sheet.denominator')}>
            <NumberCell sheetRow={sheetRow} field="denominator" />
          </td>
          <td data-label={t('sheet.value')}>
            <ComputedCell sheetRow={sheetRow} />
          </td>
        </>
      ) : (
        <td data-label={t('sheet.value')}>
          <NumberCell sheetRow={sheetRow} field="value" />
        </td>
      )}
      <td className={styles.nothing} data-label={t('methods.not_applicable')}>
        <input
          type="checkbox"
          aria-label={t('sheet.cellLabel', { field: t('methods.not_applicable'), number: row.number, indicator: row.text })}
          checked={draft.isNotApplicable}
          onChange={(event) => choose({ isNotApplicable: event.target.checked })}
        />
      </td>
    </>
  );
}

/** Read only; what an ended hamlet reported can be taken out of the sum. */
function Entered({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('hamlets');
  const language = useLanguage();
  const words = useWords();
  const { canEdit } = useSheet();
  const { row, draft, choose } = sheetRow;
  const isEmpty = !draft.isNotApplicable && draft.numerator.text === '' && draft.value.text === '';
  return (
    <>
      <td colSpan={row.kind === 'ratio' ? 3 : 1} className={styles.figure}>
        {actualText(row, row.actual, words, language) ?? '–'}
      </td>
      <td className={styles.nothing}>
        {canEdit && !isEmpty && (
          <Button
            kind="quiet"
            aria-label={t('entry.emptyOf', { name: row.text })}
            onClick={() => choose({ isNotApplicable: false, numerator: { text: '' }, denominator: { text: '' }, value: { text: '' } })}
          >
            {t('entry.empty')}
          </Button>
        )}
      </td>
    </>
  );
}

function Total({ row, breakdown, sum }: Omit<Props, 'hamlets'>) {
  const { t } = useTranslation('hamlets');
  const language = useLanguage();
  const words = useWords();
  const plain = (value: number | null | undefined) => (value === null || value === undefined ? '' : formatNumber(value, 4, language));
  const isRatio = row.kind === 'ratio';
  const value = isRatio && sum.denominator ? (ratioFactor(row) * (sum.numerator ?? 0)) / sum.denominator : sum.value;
  return (
    <tr>
      <th scope="row">
        {t('entry.total')}
        <span className={styles.ended}>{t('entry.filled', { filled: sum.filled, total: sum.total })}</span>
      </th>
      <td className={`${styles.figure} ${styles.previous}`}>{actualText(row, breakdown.previousSum, words, language) ?? '–'}</td>
      {isRatio && (
        <>
          <td className={styles.figure}>{plain(sum.numerator)}</td>
          <td className={styles.figure}>{plain(sum.denominator)}</td>
        </>
      )}
      <td className={styles.figure} data-sum>
        {sum.entryKind === 'not_applicable' ? words.notApplicable : value === null || value === undefined ? '–' : figureText(row, value, language)}
      </td>
      <td colSpan={2} className={styles.how}>
        {t(isRatio ? 'entry.howRatio' : 'entry.howValue')}
      </td>
    </tr>
  );
}
