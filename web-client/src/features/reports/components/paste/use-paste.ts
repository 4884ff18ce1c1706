import { useCallback, useMemo, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { ReportRow } from '@/api-types';
import { bandsOf } from '@/lib/bands';
import { isTable, parseTable } from '../../logic/paste/clipboard-table';
import { changesOf, isClear, planPaste, takenAtFirst, undoneBy, type Paste } from '../../logic/paste/paste';
import { draftOf, type RowDraft } from '../../logic/row-draft';
import type { SheetStore } from '../../logic/saving/sheet-store';
import { addressOf, cellOf, handleGridKey } from '../sheet/grid-keys';

interface Landed {
  count: number;
  changes: ReadonlyMap<string, Partial<RowDraft>>;
  before: ReadonlyMap<string, RowDraft>;
  /** Whether nothing was typed since, so that Ctrl+Z means the paste. */
  isLast: boolean;
}

/** A block brought into the order of the rows, where it tells the order itself; null leaves it as it was copied. */
export type Arrange = (table: Paste['table']) => { rows: readonly ReportRow[]; from: Paste['from']; table: Paste['table'] } | null;

interface Options {
  /** Whether the rows have a cell for a note. */
  hasNotes?: boolean;
  arrange?: Arrange;
}

const asCopied: Arrange = () => null;

/** Keys of the cells on screen, and pasting of blocks into them: at once where all is clear, else after a look; one step back. */
export function usePaste(store: SheetStore, rows: readonly ReportRow[], shown: readonly ReportRow[], options: Options = {}) {
  const { hasNotes = true, arrange = asCopied } = options;
  const [pending, setPending] = useState<Paste | null>(null);
  const [landed, setLanded] = useState<Landed | null>(null);

  const draftIn = useCallback((row: ReportRow) => store.rowState(row.planIndicatorId).draft ?? draftOf(row), [store]);

  const land = useCallback(
    (changes: ReadonlyMap<string, Partial<RowDraft>>, count: number) => {
      const touched = rows.filter((row) => changes.has(row.planIndicatorId));
      const before = new Map(touched.map((row) => [row.planIndicatorId, draftIn(row)]));
      write(store, changes);
      setPending(null);
      setLanded(count > 0 ? { count, changes, before, isLast: true } : null);
    },
    [store, rows, draftIn],
  );

  const undo = useCallback(() => {
    if (!landed) return;
    const back = rows.flatMap((row): [string, Partial<RowDraft>][] => {
      const pasted = landed.changes.get(row.planIndicatorId);
      const before = landed.before.get(row.planIndicatorId);
      return pasted && before ? [[row.planIndicatorId, undoneBy(before, pasted, draftIn(row))]] : [];
    });
    write(store, new Map(back));
    setLanded(null);
  }, [store, rows, landed, draftIn]);

  const handlers = useMemo(
    () => ({
      onPaste(event: ClipboardEvent<HTMLElement>) {
        const cell = cellOf(event.target);
        const text = event.clipboardData.getData('text/plain');
        if (!isTable(text, event.clipboardData.getData('text/html'), !(cell instanceof HTMLTextAreaElement))) return;
        const table = parseTable(text);
        const from = cell ? addressOf(cell) : undefined;
        const block = arrange(table) ?? (from && { rows: shown, from, table });
        if (!block) return;
        event.preventDefault();
        const paste: Paste = {
          ...block,
          rows: bandsOf(block.rows).flatMap((band) => band.rows.map((row, index) => ({ row, draft: draftIn(row), isFirstOfBand: index === 0 }))),
          hasNotes,
        };
        const plan = planPaste(paste);
        const taken = takenAtFirst(plan);
        if (isClear(plan, paste.rows)) land(changesOf(plan, taken), taken.size);
        else setPending(paste);
      },
      onInput: () => setLanded((paste) => (paste?.isLast ? { ...paste, isLast: false } : paste)),
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
        if (!isUndo || !landed?.isLast) {
          handleGridKey(event);
          return;
        }
        event.preventDefault();
        undo();
      },
    }),
    [shown, hasNotes, arrange, draftIn, land, landed, undo],
  );

  return { pending, land, cancel: () => setPending(null), landed: landed?.count ?? 0, undo, dismiss: () => setLanded(null), handlers };
}

/** All rows first, then all of them on their way: they travel together. */
function write(store: SheetStore, changes: ReadonlyMap<string, Partial<RowDraft>>): void {
  for (const [rowId, change] of changes) if (Object.keys(change).length > 0) store.edit(rowId, change);
  for (const rowId of changes.keys()) store.commit(rowId);
}
