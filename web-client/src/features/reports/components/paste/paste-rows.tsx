import { useTranslation } from 'react-i18next';
import type { PasteRow } from '../../logic/paste/paste';
import type { PasteCell, PasteField } from '../../logic/paste/paste-row';
import type { FaultCode, RowDraft } from '../../logic/row-draft';
import type { Words } from '../../logic/figures';
import styles from './paste-preview.module.css';
import { useWords } from '../use-words';

interface Props {
  rows: readonly PasteRow[];
  cells: readonly PasteCell[];
  taken: ReadonlySet<string>;
  faults: ReadonlyMap<string, FaultCode>;
  onTurn: (keys: readonly string[], isTaken: boolean) => void;
}

/** Row by row: what stands there, what would stand there, and the word on it. */
export function PasteRows({ rows, cells, taken, faults, onTurn }: Props) {
  const { t } = useTranslation('reports');
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('paste.row')}</th>
            <th scope="col">{t('paste.cell')}</th>
            <th scope="col" className={styles.figure}>
              {t('paste.old')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('paste.new')}
            </th>
            <th scope="col">{t('paste.word')}</th>
          </tr>
        </thead>
        {rows
          .map((row) => ({ ...row, cells: cells.filter(({ rowId }) => rowId === row.row.planIndicatorId) }))
          .filter((row) => row.cells.length > 0)
          .map((row) => (
            <tbody key={row.row.planIndicatorId}>
              {row.cells.map((cell, index) => (
                <tr key={cell.key} className={cell.doubt ? styles.doubt : undefined}>
                  {index === 0 && <RowName row={row} cells={row.cells} taken={taken} fault={faults.get(row.row.planIndicatorId)} onTurn={onTurn} />}
                  <Cell row={row} cell={cell} isTaken={taken.has(cell.key)} onTurn={onTurn} />
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function RowName({
  row: { row },
  cells,
  taken,
  fault,
  onTurn,
}: {
  row: PasteRow;
  cells: readonly PasteCell[];
  taken: ReadonlySet<string>;
  fault?: FaultCode;
  onTurn: Props['onTurn'];
}) {
  const { t } = useTranslation('reports');
  const keys = cells.filter(({ change }) => change).map(({ key }) => key);
  return (
    <th scope="rowgroup" rowSpan={cells.length}>
      <label className={styles.name}>
        <input
          type="checkbox"
          disabled={keys.length === 0}
          checked={keys.some((key) => taken.has(key))}
          onChange={(event) => onTurn(keys, event.target.checked)}
        />
        <span>
          {row.number} {row.text}
        </span>
      </label>
      {fault && <p className={styles.fault}>{t(`fault.${fault}`)}</p>}
    </th>
  );
}

function Cell({ row: { row, draft }, cell, isTaken, onTurn }: { row: PasteRow; cell: PasteCell; isTaken: boolean; onTurn: Props['onTurn'] }) {
  const { t } = useTranslation('reports');
  const words = useWords();
  const field = t(`sheet.${cell.field}`);
  return (
    <>
      <td>
        <label className={styles.name}>
          <input
            type="checkbox"
            disabled={!cell.change}
            checked={isTaken}
            aria-label={t('paste.take', { field, number: row.number })}
            onChange={(event) => onTurn([cell.key], event.target.checked)}
          />
          <span>{field}</span>
        </label>
      </td>
      <td className={styles.figure}>{stood(draft, cell.field, words) || '–'}</td>
      <td className={styles.figure}>
        {cell.change ? <strong className={isTaken ? undefined : styles.leftOut}>{becomes(draft, cell, words) || t('paste.empty')}</strong> : cell.text}
      </td>
      <td className={styles.word}>{cell.doubt && t(`paste.doubt.${cell.doubt}`, { text: cell.text })}</td>
    </>
  );
}

function stood(draft: RowDraft, field: PasteField, words: Words): string {
  if (draft.isNotApplicable && field !== 'note') return words.notApplicable;
  return shown(draft, field, words);
}

function becomes(draft: RowDraft, { change, field }: PasteCell, words: Words): string {
  if (change?.isNotApplicable) return words.notApplicable;
  const next = { ...draft, ...change };
  // A rate that came to numerator or denominator is entered as a rate.
  return next.mode === 'percent' && field !== 'note' ? `${next.value.text}\u00a0%` : shown(next, field, words);
}

function shown(draft: RowDraft, field: PasteField, words: Words): string {
  const cell = draft[field];
  if (typeof cell === 'string') return cell;
  if (draft.mode === 'yes_no' && cell.settled !== undefined) return cell.settled === 1 ? words.yes : words.no;
  return cell.text;
}
