import { memo, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '@/api-types';
import { StatusMark } from '@/components/ui/badge';
import { useLanguage } from '@/i18n';
import { bandsOf } from '@/lib/bands';
import type { Language } from '@/lib/period';
import { actualText, milestoneText, targetText, valueText, type Words } from '../../logic/figures';
import { enteredFigure } from '../../logic/row-draft';
import { ComputedCell, MethodCell, NumberCell, PreviousFigure, StatusCell, TextCell, unitText, YesNoCell } from './cells';
import { EvidenceButton } from '../evidence/evidence-button';
import { Explanation } from './explanation';
import { HamletButton } from '../hamlets/hamlet-figures';
import { RowDetailsButton } from '../row-panel/row-details-button';
import { RowRequestLine } from '../row-panel/row-request';
import { RowWordLine } from './row-word';
import styles from './sheet-cards.module.css';
import { needsWord } from '../../logic/warnings';
import { useSheet } from './sheet-context';
import { useSheetRow, type SheetRow } from './use-sheet-row';
import { useWords } from '../use-words';

/** The sheet on a phone: name, target, value and status; a tap opens the inputs of the row. */
export const SheetCards = memo(function SheetCards({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useTranslation('reports');
  const bands = bandsOf(rows).map((band) => (
    <section key={band.key}>
      <h2 className={styles.band}>{band.heading ?? t('sheet.noHeading')}</h2>
      <ul>
        {band.rows.map((row) => (
          <Card key={row.planIndicatorId} row={row} />
        ))}
      </ul>
    </section>
  ));
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>{t('sheet.indicator')}</span>
        <span>{t('sheet.target')}</span>
        <span>{t('sheet.value')}</span>
      </div>
      {bands}
    </>
  );
});

const Card = memo(function Card({ row }: { row: ReportRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { canEdit } = useSheet();
  const sheetRow = useSheetRow(row);
  const [isOpen, setIsOpen] = useState(false);
  const inputs = useId();
  const { isDirty, word } = sheetRow;
  const value = isDirty && !row.isByHamlet ? typedText(sheetRow, words, language) : valueText(row, row.actual, words, language);
  const isWrong = word.kind !== 'save' || ['refused', 'conflict', 'waiting'].includes(word.save.kind);

  return (
    <li id={`row-${row.planIndicatorId}`} className={styles.card} {...sheetRow.handlers}>
      <button type="button" className={styles.summary} aria-expanded={isOpen} aria-controls={inputs} onClick={() => setIsOpen(!isOpen)}>
        <span className={styles.name}>{row.text}</span>
        <span className={styles.target}>
          <span className="visually-hidden">{t('sheet.target')} </span>
          {targetText(row, row.target, language) ?? '–'}
        </span>
        <span className={styles.value}>
          <span className="visually-hidden">{t('sheet.value')} </span>
          <strong>{row.kind === 'narrative' && value ? '✓' : (value ?? '–')}</strong>
        </span>
        <StatusMark status={row.status} short />
      </button>
      {row.openRequest && (
        <div className={styles.word}>
          <RowRequestLine row={row} />
        </div>
      )}
      {isWrong && !isOpen && (
        <div className={styles.word}>
          <RowWordLine sheetRow={sheetRow} />
        </div>
      )}
      {row.warnings.length > 0 && (isOpen || needsWord(row, sheetRow.draft)) && (
        <div className={styles.word}>
          <Explanation sheetRow={sheetRow} />
        </div>
      )}
      <div id={inputs} hidden={!isOpen} className={styles.inputs}>
        {isOpen && (
          <>
            <Reference sheetRow={sheetRow} />
            {canEdit ? (
              <Figures sheetRow={sheetRow} />
            ) : (
              <p className={styles.story}>{actualText(row, row.actual, words, language) ?? '–'}</p>
            )}
            <div className={styles.word}>
              <RowWordLine sheetRow={sheetRow} />
            </div>
            {canEdit ? <Rest sheetRow={sheetRow} /> : row.actual?.note && <p className={styles.story}>{row.actual.note}</p>}
            <p className={styles.more}>
              <EvidenceButton row={row} /> <RowDetailsButton row={row} />
            </p>
          </>
        )}
      </div>
    </li>
  );
});

/** What is typed and could be stored; a wrong figure shows as none. */
function typedText({ row, draft }: SheetRow, words: Words, language: Language): string | null {
  if (draft.isNotApplicable) return words.notApplicable;
  return draft.mode === 'narrative' ? draft.text : valueText(row, enteredFigure(row, draft), words, language);
}

function Reference({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { row } = sheetRow;
  const unit = unitText(sheetRow);
  return (
    <div className={styles.reference}>
      <span>
        {row.number}
        {unit && ` · ${unit}`}
      </span>
      <span>
        {t('sheet.milestone')}: {milestoneText(row, words, language) ?? '–'}
      </span>
      <span>
        {t('sheet.previous')}: <PreviousFigure sheetRow={sheetRow} />
      </span>
      <StatusCell sheetRow={sheetRow} />
    </div>
  );
}

function Figures({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const words = useWords();
  const { row, draft } = sheetRow;
  if (row.isByHamlet) {
    return (
      <>
        <p className={styles.story}>{actualText(row, row.actual, words, language) ?? '–'}</p>
        <HamletButton row={row} />
      </>
    );
  }
  if (draft.isNotApplicable) return <p className="muted">{t('methods.not_applicable')}</p>;
  switch (draft.mode) {
    case 'ratio':
      return (
        <div className={styles.fraction}>
          <Labelled label={row.numeratorLabel ?? t('sheet.numerator')}>
            <NumberCell sheetRow={sheetRow} field="numerator" />
          </Labelled>
          <Labelled label={row.denominatorLabel ?? t('sheet.denominator')}>
            <NumberCell sheetRow={sheetRow} field="denominator" />
          </Labelled>
          <Labelled label={t('sheet.value')}>
            <ComputedCell sheetRow={sheetRow} />
          </Labelled>
        </div>
      );
    case 'percent':
    case 'value':
    case 'completion':
      return (
        <Labelled label={draft.mode === 'completion' ? t('sheet.completion') : t('sheet.value')}>
          <NumberCell sheetRow={sheetRow} field="value" />
        </Labelled>
      );
    case 'yes_no':
      return (
        <Labelled label={t('sheet.value')}>
          <YesNoCell sheetRow={sheetRow} />
        </Labelled>
      );
    case 'narrative':
      return (
        <Labelled label={t('sheet.text')}>
          <TextCell sheetRow={sheetRow} field="text" />
        </Labelled>
      );
  }
}

function Rest({ sheetRow }: { sheetRow: SheetRow }) {
  const { t } = useTranslation('reports');
  return (
    <>
      {!sheetRow.row.isByHamlet && (
        <Labelled label={t('sheet.method')}>
          <MethodCell sheetRow={sheetRow} />
        </Labelled>
      )}
      <Labelled label={t('sheet.note')}>
        <TextCell sheetRow={sheetRow} field="note" />
      </Labelled>
    </>
  );
}

// The inputs carry their own, longer names for screen readers.
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true" className={styles.label}>
        {label}
      </span>
      {children}
    </div>
  );
}
