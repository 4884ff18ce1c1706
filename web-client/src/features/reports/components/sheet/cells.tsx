import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { formatNumber, formatPercent } from '@/lib/format';
import { StatusMark } from '@/components/ui/badge';
import { attainmentOf } from '../../logic/attainment';
import { valueText } from '../../logic/figures';
import { isPercent } from '@/lib/ratio';
import { enteredFigure, naturalMode, type CellField, type EntryMode, type NumberField } from '../../logic/row-draft';
import styles from './cells.module.css';
import type { SheetRow } from './use-sheet-row';
import { useWords } from '../use-words';

interface CellProps {
  sheetRow: SheetRow;
}

/** What every input of a row shares: its address for the keys, its name for screen readers, whether it is wrong. */
function useCell({ row, word, marked, messageId, warned, warningId }: SheetRow, field: CellField, name: string) {
  const { t } = useTranslation('reports');
  const isMarked = marked.includes(field);
  const isWrong = isMarked && (word.kind === 'fault' || word.kind === 'missing');
  const isWarned = !isMarked && warned.includes(field);
  return {
    'data-row': row.planIndicatorId,
    'data-field': field,
    'aria-label': t('sheet.cellLabel', { field: name, number: row.number, indicator: row.text }),
    ...(isMarked && { 'aria-describedby': messageId, 'data-marked': isWrong ? 'fault' : 'warning' }),
    ...(isWarned && { 'aria-describedby': warningId, 'data-marked': 'warning' }),
    ...(isWrong && { 'aria-invalid': true as const }),
  };
}

export function NumberCell({ sheetRow, field }: CellProps & { field: NumberField }) {
  const { t } = useTranslation('reports');
  const { row, draft, edit } = sheetRow;
  const label = field === 'numerator' ? row.numeratorLabel : field === 'denominator' ? row.denominatorLabel : null;
  const name = draft.mode === 'completion' ? t('sheet.completion') : t(`sheet.${field}`);
  const cell = useCell(sheetRow, field, label ?? name);
  return (
    <input
      {...cell}
      className={styles.number}
      title={label ?? undefined}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      // A letter too many is a slip to be told about, not to be cut off.
      maxLength={40}
      value={draft[field].text}
      onChange={(event) => edit({ [field]: { text: event.target.value } })}
    />
  );
}

/** The figure that the server will compute of numerator and denominator; greyed, for it is not typed. Of a wrong pair there is none. */
export function ComputedCell({ sheetRow }: CellProps) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const value = enteredFigure(sheetRow.row, sheetRow.draft)?.value;
  return (
    <output className={styles.computed} title={t('sheet.computed')} aria-label={t('sheet.value')}>
      {value === undefined ? '' : formatNumber(value, sheetRow.row.decimals, language)}
    </output>
  );
}

export function YesNoCell({ sheetRow }: CellProps) {
  const { t } = useTranslation('reports');
  const cell = useCell(sheetRow, 'value', t('sheet.value'));
  const { settled } = sheetRow.draft.value;
  const choose = (text: string) => sheetRow.choose({ value: text === '' ? { text } : { text, settled: Number(text) } });
  return (
    <select {...cell} className={styles.select} value={settled ?? ''} onChange={(event) => choose(event.target.value)}>
      <option value="">{t('sheet.chooseYesNo')}</option>
      <option value="1">{t('sheet.yes')}</option>
      <option value="0">{t('sheet.no')}</option>
    </select>
  );
}

// The limits of the server (ReportRules).
const limits = { text: 4000, note: 2000, explanation: 1000 } as const;

export function TextCell({ sheetRow, field }: CellProps & { field: keyof typeof limits }) {
  const { t } = useTranslation('reports');
  const cell = useCell(sheetRow, field, t(`sheet.${field}`));
  const text = sheetRow.draft[field];
  return (
    <textarea
      {...cell}
      className={styles.text}
      rows={field === 'text' ? 2 : 1}
      maxLength={limits[field]}
      placeholder={field === 'text' ? t('sheet.textHint') : undefined}
      value={text}
      onChange={(event) => sheetRow.edit({ [field]: event.target.value })}
    />
  );
}

/** How the row is entered; quiet where it stands in every row, for it is seldom changed. */
export function MethodCell({ sheetRow, isQuiet = false }: CellProps & { isQuiet?: boolean }) {
  const { t } = useTranslation('reports');
  const { row, draft } = sheetRow;
  const modes = modesOf(naturalMode(row), draft.mode);
  const choose = (method: string) =>
    sheetRow.choose(
      method === 'not_applicable'
        ? { isNotApplicable: true }
        : { isNotApplicable: false, mode: modes.find((mode) => mode === method) ?? draft.mode },
    );
  return (
    <select
      className={isQuiet ? styles.quietSelect : styles.select}
      aria-label={t('sheet.cellLabel', { field: t('sheet.method'), number: row.number, indicator: row.text })}
      value={draft.isNotApplicable ? 'not_applicable' : draft.mode}
      onChange={(event) => choose(event.target.value)}
    >
      {modes.map((mode) => (
        <option key={mode} value={mode}>
          {t(`methods.${mode}`)}
        </option>
      ))}
      <option value="not_applicable">{t('methods.not_applicable')}</option>
    </select>
  );
}

/** The server's judgement, grey while something newer stands in the inputs, and how far the figure typed goes towards the year's target. */
export function StatusCell({ sheetRow, short = false }: CellProps & { short?: boolean }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { row, draft, isDirty } = sheetRow;
  const entered = isDirty ? enteredFigure(row, draft) : undefined;
  const attainment = isDirty ? entered && attainmentOf(row, entered.value, entered.entryKind) : (row.attainment ?? undefined);
  const percent = attainment === undefined ? '' : formatPercent(attainment * 100, language);
  return (
    <>
      <div className={isDirty ? styles.outdated : undefined} title={isDirty ? t('sheet.outdated') : undefined}>
        <StatusMark status={row.status} short={short} />
      </div>
      {percent && (
        <div className={styles.attainment} title={t('sheet.attainmentTitle', { percent })}>
          {t('sheet.attainment', { percent })}
        </div>
      )}
    </>
  );
}

export function PreviousFigure({ sheetRow: { row } }: CellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const { previous } = row;
  if (previous?.entryKind === 'not_applicable') return <abbr title={words.notApplicable}>{t('statusLetter.not_applicable')}</abbr>;
  if (previous?.entryKind === 'narrative') return <abbr title={previous.text ?? ''}>…</abbr>;
  const figure = valueText(row, previous, words, language) ?? '–';
  if (previous?.entryKind !== 'ratio') return figure;
  return (
    <>
      {figure}
      <span className={styles.pair}>
        {formatNumber(previous.numerator ?? 0, 4, language)}/<wbr />
        {formatNumber(previous.denominator ?? 0, 4, language)}
      </span>
    </>
  );
}

/** The unit, where it is not the percent that the column shows anyway. */
export function unitText(sheetRow: SheetRow): string | null {
  return isPercent(sheetRow.row) ? null : (sheetRow.row.unit ?? null);
}

function modesOf(natural: EntryMode, current: EntryMode): EntryMode[] {
  const modes: EntryMode[] = natural === 'ratio' ? ['ratio', 'percent'] : [natural];
  return modes.includes(current) ? modes : [...modes, current];
}
