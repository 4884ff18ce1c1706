import { useId, useMemo, useState, useSyncExternalStore, type FocusEvent, type KeyboardEvent } from 'react';
import type { ReportRow } from '@/api-types';
import { fractionOfCount } from '../../logic/paste/fraction-of-count';
import {
  draftOf,
  fieldsOf,
  resolve,
  type CellField,
  type FaultCode,
  type NumberField,
  type Resolution,
  type RowDraft,
} from '../../logic/row-draft';
import type { SaveState } from '../../logic/saving/sheet-store';
import { needsWord, warnedCells } from '../../logic/warnings';
import { useSheet } from './sheet-context';

/** What the row has to say to the person, worst first. */
export type RowWord =
  | { kind: 'fault'; field: NumberField; code: FaultCode }
  | { kind: 'ask'; field: NumberField; readings: readonly [number, number] }
  | { kind: 'incomplete'; missing: NumberField }
  | { kind: 'missing' }
  | { kind: 'fraction'; field: NumberField }
  | { kind: 'save'; save: SaveState };

export interface SheetRow {
  row: ReportRow;
  draft: RowDraft;
  isDirty: boolean;
  word: RowWord;
  /** Cells that the word is about. */
  marked: readonly CellField[];
  messageId: string;
  /** Cells that the warnings are about, until a word explains them. */
  warned: readonly CellField[];
  warningId: string;
  edit: (change: Partial<RowDraft>) => void;
  /** Edits a choice that is made at once, and saves it. */
  choose: (change: Partial<RowDraft>) => void;
  settle: (field: NumberField, value: number) => void;
  handlers: {
    onFocus: (event: FocusEvent<HTMLElement>) => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** The state of one row: its draft, its word and what to do with it. */
export function useSheetRow(row: ReportRow): SheetRow {
  const { store, missing, canEdit } = useSheet();
  const rowId = row.planIndicatorId;
  const state = useSyncExternalStore(store.subscribe, () => store.rowState(rowId));
  const [focused, setFocused] = useState<CellField | null>(null);
  const messageId = useId();
  const warningId = useId();
  const stored = useMemo(() => draftOf(row), [row]);
  const draft = state.draft ?? stored;
  const resolution = resolve(row, draft);
  const word = wordOf({ row, draft, resolution, save: state.save, focused, isMissing: missing.has(rowId) });

  return {
    row,
    draft,
    isDirty: canEdit && store.isUnsaved(rowId),
    word,
    marked: markedCells(word, draft),
    messageId,
    warned: needsWord(row, draft) ? [...warnedCells(row, draft), 'explanation'] : [],
    warningId,
    edit: (change) => store.edit(rowId, change),
    choose: (change) => {
      store.edit(rowId, change);
      store.commit(rowId);
    },
    settle: (field, value) => store.settle(rowId, field, value),
    handlers: {
      onFocus: (event) => setFocused(fieldOf(event.target)),
      onBlur: (event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocused(null);
        store.commit(rowId);
      },
      onKeyDown: (event) => {
        const field = fieldOf(event.target);
        if (field === null) return;
        if (event.key === 'Escape') store.restore(rowId, field);
        if (event.key === 'Enter') {
          // At the foot of the sheet the focus stays, and the row has to speak all the same.
          setFocused(null);
          store.commit(rowId);
        } else if (focused === null) setFocused(field);
      },
    },
  };
}

interface Said {
  row: ReportRow;
  draft: RowDraft;
  resolution: Resolution;
  save: SaveState;
  focused: CellField | null;
  isMissing: boolean;
}

function wordOf({ row, draft, resolution, save, focused, isMissing }: Said): RowWord {
  if (save.kind === 'conflict') return { kind: 'save', save };
  // A figure that is being typed is not wrong yet.
  if (resolution.kind === 'fault' && !isBeingTyped(resolution.field, resolution.code, focused)) return resolution;
  if (resolution.kind === 'ask' && focused !== resolution.field) return resolution;
  if (resolution.kind === 'incomplete' && focused === null) return resolution;
  if (save.kind === 'refused' || save.kind === 'saving' || save.kind === 'waiting') return { kind: 'save', save };
  const fraction = fractionOfCount(row, draft);
  if (fraction && focused !== fraction) return { kind: 'fraction', field: fraction };
  const isEmpty = resolution.kind === 'ready' && (resolution.value.entryKind ?? null) === null;
  if (isMissing && isEmpty) return { kind: 'missing' };
  return { kind: 'save', save };
}

function isBeingTyped(field: NumberField, code: FaultCode, focused: CellField | null): boolean {
  return focused === field || (code === 'numerator_above_denominator' && focused === 'denominator');
}

function markedCells(word: RowWord, draft: RowDraft): readonly CellField[] {
  switch (word.kind) {
    case 'fault':
    case 'ask':
    case 'fraction':
      return [word.field];
    case 'incomplete':
      return [word.missing];
    case 'missing':
      return fieldsOf(draft.mode).filter((field) => field !== 'note');
    case 'save':
      return [];
  }
}

function fieldOf(target: EventTarget): CellField | null {
  return target instanceof HTMLElement ? ((target.dataset.field as CellField | undefined) ?? null) : null;
}
