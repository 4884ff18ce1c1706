import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { HamletBreakdown, ReportRow } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useLanguage } from '@/i18n';
import { hamletsQuery } from '../../api/hamlets';
import { actualText } from '../../logic/figures';
import { hamletFields, hamletSheet, liveSum, namedPaste, type NamedPaste } from '../../logic/hamlets';
import { draftOf, isFilled, type RowDraft } from '../../logic/row-draft';
import type { SheetStore } from '../../logic/saving/sheet-store';
import { ConflictDialog } from '../sheet/conflict-dialog';
import styles from './hamlet-dialog.module.css';
import { HamletTable } from './hamlet-table';
import { LineBanner } from '../sheet/line-banner';
import { PasteBanner } from '../paste/paste-banner';
import { PastePreview } from '../paste/paste-preview';
import { SheetContext, useSheet } from '../sheet/sheet-context';
import { usePaste, type Arrange } from '../paste/use-paste';
import { useWords } from '../use-words';

interface Props {
  row: ReportRow;
  store: SheetStore;
  onClose: () => void;
}

/** One row hamlet by hamlet: typed or pasted like the sheet, with the sums that become the unit's value. */
export function HamletDialog({ row, store, onClose }: Props) {
  const { t } = useTranslation('hamlets');
  const { view } = useSheet();
  const query = useQuery(hamletsQuery(view.summary.id ?? '', row.planIndicatorId));
  const close = () => {
    store.commitAll();
    onClose();
  };

  return (
    <Dialog
      isWide
      title={t('entry.title', { number: row.number })}
      onClose={close}
      footer={
        <Button kind="primary" onClick={close}>
          {t('entry.done')}
        </Button>
      }
    >
      <p className={styles.name}>
        {row.text}
        {row.numeratorLabel && row.denominatorLabel && (
          <span className={styles.labels}>{t('entry.labels', { numerator: row.numeratorLabel, denominator: row.denominatorLabel })}</span>
        )}
      </p>
      <QueryPanel query={query}>{(breakdown) => <Entry row={row} store={store} breakdown={breakdown} />}</QueryPanel>
    </Dialog>
  );
}

const noRows: ReadonlySet<string> = new Set();

function Entry({ row, store, breakdown }: Pick<Props, 'row' | 'store'> & { breakdown: HamletBreakdown }) {
  const { t } = useTranslation('hamlets');
  const outer = useSheet();
  const sheet = useMemo(() => hamletSheet(outer.view, row, breakdown), [outer.view, row, breakdown]);
  useEffect(() => store.accept(sheet), [store, sheet]);
  useSyncExternalStore(store.subscribe, store.revision);
  const grid = useRef<HTMLDivElement>(null);
  // Who opens the dialog wants to type or paste at once.
  useEffect(() => grid.current?.querySelector<HTMLElement>('[data-field]')?.focus(), []);
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const [pasted, setPasted] = useState<NamedPaste | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(noRows);
  const typed = (hamlet: ReportRow) => store.rowState(hamlet.planIndicatorId).draft;
  const missing = sheet.rows.filter((hamlet) => !isFilled(hamlet, typed(hamlet) ?? draftOf(hamlet)));
  const shown = kept === null ? sheet.rows : sheet.rows.filter(({ planIndicatorId }) => kept.has(planIndicatorId));
  // Names in the block say where its lines go; the rate and what else stands behind the figures is left.
  const arrange: Arrange = useCallback(
    (table) => {
      const named = namedPaste(table, sheet.rows);
      setPasted(named);
      if (named === null) return null;
      setKept(null);
      const fields = hamletFields(row);
      const rows = named.lines.flatMap(({ rowId }) => sheet.rows.filter(({ planIndicatorId }) => planIndicatorId === rowId));
      const lines = named.lines.map(({ cells }) => fields.map((_, at) => cells[at] ?? ''));
      return { rows, from: { rowId: rows[0]!.planIndicatorId, field: fields[0]! }, table: lines };
    },
    [row, sheet],
  );
  const paste = usePaste(store, sheet.rows, shown, { hasNotes: false, arrange });
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const rowId = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    // Escape takes back what is typed first, and closes the dialog only where there is nothing to take back.
    if (event.key === 'Escape' && rowId && store.isUnsaved(rowId)) event.preventDefault();
    paste.handlers.onKeyDown(event);
  };

  const context = {
    ...outer,
    store,
    view: sheet,
    missing: noRows,
    openConflict: (rowId: string) => setDismissed(new Set([...dismissed].filter((other) => other !== rowId))),
  };
  const conflicted = sheet.rows.find(({ planIndicatorId: id }) => store.rowState(id).save.kind === 'conflict' && !dismissed.has(id));
  const conflict = conflicted && store.rowState(conflicted.planIndicatorId).save;

  return (
    <SheetContext value={context}>
      <KeptFigure row={row} />
      <div className={styles.tools}>
        <label>
          <input
            type="checkbox"
            checked={kept !== null}
            disabled={kept === null && missing.length === 0}
            // Those that are missing now: what is being typed does not vanish under the hand.
            onChange={(event) => setKept(event.target.checked ? new Set(missing.map(({ planIndicatorId }) => planIndicatorId)) : null)}
          />{' '}
          {t('entry.onlyMissing', { count: missing.length })}
        </label>
        {outer.canEdit && <span className={styles.hint}>{t('entry.pasteHint')}</span>}
      </div>
      {pasted && <PasteNotice paste={pasted} />}
      <PasteBanner count={paste.landed} onUndo={paste.undo} onDismiss={paste.dismiss} />
      <LineBanner line={store.line()} onRetry={store.resume} />
      {/* The keys and the pasting of the cells inside. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={grid} {...paste.handlers} onKeyDown={press}>
        <HamletTable row={row} hamlets={shown} breakdown={breakdown} sum={liveSum(sheet.rows, typed)} />
      </div>
      {paste.pending && (
        <PastePreview paste={paste.pending} onLand={(changes, count) => paste.land(withoutRates(changes), count)} onCancel={paste.cancel} />
      )}
      {conflicted && conflict?.kind === 'conflict' && (
        <ConflictDialog
          key={conflicted.planIndicatorId}
          row={conflicted}
          conflict={conflict.conflict}
          typedAt={store.typedAt(conflicted.planIndicatorId)}
          onKeepMine={() => store.keepMine(conflicted.planIndicatorId)}
          onTakeTheirs={() => store.takeTheirs(conflicted.planIndicatorId)}
          onClose={() => setDismissed(new Set([...dismissed, conflicted.planIndicatorId]))}
        />
      )}
    </SheetContext>
  );
}

/** A figure from before the setting: it stands until the first hamlet is entered. */
function KeptFigure({ row }: { row: ReportRow }) {
  const { t } = useTranslation('hamlets');
  const language = useLanguage();
  const words = useWords();
  const figure = row.hamlets?.filled === 0 ? actualText(row, row.actual, words, language) : null;
  return figure && <Notice kind="warning">{t('entry.kept', { figure })}</Notice>;
}

function PasteNotice({ paste }: { paste: NamedPaste }) {
  const { t } = useTranslation('hamlets');
  return (
    <Notice kind={paste.unmatched.length > 0 ? 'warning' : 'success'}>
      {t('entry.found', { count: paste.lines.length })}
      {paste.unmatched.length > 0 && ` ${t('entry.unmatched', { names: paste.unmatched.join(', ') })}`}
    </Notice>
  );
}

/** A hamlet takes no bare rate: rates cannot be added up. */
function withoutRates(changes: ReadonlyMap<string, Partial<RowDraft>>): ReadonlyMap<string, Partial<RowDraft>> {
  return new Map([...changes].filter(([, { mode }]) => mode !== 'percent'));
}
