import type { ActualView, ReportDraftValue, ReportRow, ReportView, ValueConflict } from '@/api-types';
import { draftFrom, draftOf, hasSameRemarks, isStored, resolve, type CellField, type NumberField, type RowDraft } from './row-draft';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; conflict: ValueConflict };

export type SaveAnswer =
  | { kind: 'saved'; view: ReportView }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; conflict: ValueConflict };

export interface RowState {
  /** What was typed and is not saved; undefined where the row shows what is stored. */
  draft?: RowDraft;
  save: SaveState;
}

export interface SheetStore {
  subscribe(listener: () => void): () => void;
  /** The same object until the row changes. */
  rowState(rowId: string): RowState;
  /** Changes with every change of any row. */
  revision(): number;
  /** Takes over what the server answered; what is being typed stays. */
  accept(view: ReportView): void;
  edit(rowId: string, change: Partial<RowDraft>): void;
  /** Puts back what is stored in one cell. */
  restore(rowId: string, field: CellField): void;
  /** Queues the row where it can be saved and would change something. */
  commit(rowId: string): void;
  commitAll(): void;
  /** Answers the question which of two readings was meant. */
  settle(rowId: string, field: NumberField, value: number): void;
  keepMine(rowId: string): void;
  takeTheirs(rowId: string): void;
  /** Tries again what waits for the line. */
  resume(): void;
  /** Resolves when the queue has come to rest, saved or not. */
  idle(): Promise<void>;
  /** Whether something was typed that is not stored; another way of entering alone is nothing yet. */
  isUnsaved(rowId: string): boolean;
  hasUnsaved(): boolean;
}

const untouched: RowState = { save: { kind: 'idle' } };

/**
 * Drafts of one sheet and the queue that saves them, one row after the other: the answer to one write carries the versions of all rows, and two
 * writes under way would overtake each other on a bad line.
 */
export function createSheetStore(send: (value: ReportDraftValue) => Promise<SaveAnswer>, onSaved: (view: ReportView) => void): SheetStore {
  let rows = new Map<string, ReportRow>();
  const states = new Map<string, RowState>();
  const queue: string[] = [];
  const listeners = new Set<() => void>();
  let resting: (() => void)[] = [];
  let isSending = false;
  let underway: RowDraft | undefined;
  let isOffline = false;
  let changes = 0;

  const stateOf = (rowId: string) => states.get(rowId) ?? untouched;
  const set = (rowId: string, state: RowState) => {
    states.set(rowId, state);
    changes += 1;
    for (const listener of listeners) listener();
  };

  const rest = (rowId: string, row: ReportRow) =>
    set(rowId, { save: row.actual ? { kind: 'saved', at: row.actual.updatedAt } : { kind: 'idle' } });

  const enqueue = (rowId: string) => {
    if (!queue.includes(rowId)) queue.push(rowId);
    if (isOffline) set(rowId, { ...stateOf(rowId), save: { kind: 'waiting' } });
    void pump();
  };

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (queue.length > 0 && !isOffline) await saveNext(queue.shift()!);
    isSending = false;
    const waiting = resting;
    resting = [];
    for (const resolve of waiting) resolve();
  }

  async function saveNext(rowId: string): Promise<void> {
    const row = rows.get(rowId);
    const sent = stateOf(rowId).draft;
    const resolution = row && sent && resolve(row, sent);
    if (sent === undefined || resolution?.kind !== 'ready') return;

    set(rowId, { draft: sent, save: { kind: 'saving' } });
    underway = sent;
    const answer = await send(resolution.value);
    underway = undefined;
    if (answer.kind === 'offline') {
      isOffline = true;
      if (!queue.includes(rowId)) queue.unshift(rowId);
      for (const id of queue) set(id, { ...stateOf(id), save: { kind: 'waiting' } });
      return;
    }
    conclude(rowId, sent, answer);
  }

  function conclude(rowId: string, sent: RowDraft, answer: Exclude<SaveAnswer, { kind: 'offline' }>): void {
    const typed = stateOf(rowId).draft;
    switch (answer.kind) {
      case 'saved': {
        const actual = answer.view.rows.find((row) => row.planIndicatorId === rowId)?.actual;
        const save: SaveState = actual ? { kind: 'saved', at: actual.updatedAt } : { kind: 'idle' };
        // Typed on while the row was under way: that stays, on top of the version just written.
        const isNewer = typed !== undefined && typed !== sent;
        accept(answer.view);
        set(rowId, isNewer ? { draft: { ...typed, baseVersion: actual?.version ?? 0 }, save } : { save });
        onSaved(answer.view);
        break;
      }
      case 'refused':
        set(rowId, { draft: typed, save: { kind: 'refused', reason: answer.reason } });
        break;
      case 'conflict':
        set(rowId, { draft: typed, save: { kind: 'conflict', conflict: answer.conflict } });
        break;
    }
  }

  function accept(view: ReportView): void {
    for (const row of view.rows) rebase(row);
    rows = new Map(view.rows.map((row) => [row.planIndicatorId, row]));
    changes += 1;
    for (const listener of listeners) listener();
  }

  /** A sum that its hamlets changed is no other person's word: what is typed beside it goes on top of the new version. */
  function rebase(row: ReportRow): void {
    const before = rows.get(row.planIndicatorId)?.actual;
    const { draft, save } = stateOf(row.planIndicatorId);
    if (!row.isByHamlet || draft === undefined || !row.actual || !hasSameRemarks(before, row.actual)) return;
    if (draft.baseVersion === (before?.version ?? 0)) set(row.planIndicatorId, { draft: { ...draft, baseVersion: row.actual.version }, save });
  }

  function edit(rowId: string, change: Partial<RowDraft>): void {
    const row = rows.get(rowId);
    if (row === undefined) return;
    const { draft, save } = stateOf(rowId);
    const isPastSave = save.kind === 'saved' || save.kind === 'refused';
    set(rowId, { draft: { ...(draft ?? draftOf(row)), ...change }, save: isPastSave ? { kind: 'idle' } : save });
  }

  function isUnsaved(rowId: string): boolean {
    const row = rows.get(rowId);
    const { draft } = stateOf(rowId);
    if (row === undefined || draft === undefined) return false;
    const resolution = resolve(row, draft);
    return resolution.kind !== 'ready' || !isStored(resolution.value, row.actual);
  }

  function commit(rowId: string): void {
    const row = rows.get(rowId);
    const { draft, save } = stateOf(rowId);
    if (row === undefined || draft === undefined || draft === underway || save.kind === 'conflict') return;
    const resolution = resolve(row, draft);
    if (resolution.kind !== 'ready') return;
    if (isStored(resolution.value, row.actual) && save.kind !== 'saving') {
      // The chosen way of entering stays until something is typed in it.
      if (draft.mode === draftOf(row).mode) rest(rowId, row);
      return;
    }
    enqueue(rowId);
  }

  function answerConflict(rowId: string, next: (theirs: ActualView | undefined, draft: RowDraft) => RowState): void {
    const row = rows.get(rowId);
    const { draft, save } = stateOf(rowId);
    if (row === undefined || save.kind !== 'conflict') return;
    const { theirs } = save.conflict;
    rows.set(rowId, { ...row, actual: theirs });
    set(rowId, next(theirs, draft ?? draftFrom(row, theirs)));
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rowState: stateOf,
    revision: () => changes,
    accept,
    edit,
    restore(rowId, field) {
      const row = rows.get(rowId);
      const { draft, save } = stateOf(rowId);
      if (row === undefined || draft === undefined || save.kind === 'saving' || save.kind === 'conflict') return;
      const next = { ...draft, [field]: draftOf(row)[field] };
      const resolution = resolve(row, next);
      if (resolution.kind === 'ready' && isStored(resolution.value, row.actual)) rest(rowId, row);
      else edit(rowId, { [field]: next[field] });
    },
    commit,
    commitAll() {
      for (const rowId of rows.keys()) commit(rowId);
    },
    settle(rowId, field, value) {
      const draft = stateOf(rowId).draft;
      if (draft === undefined) return;
      edit(rowId, { [field]: { ...draft[field], settled: value } });
      commit(rowId);
    },
    keepMine(rowId) {
      answerConflict(rowId, (theirs, draft) => ({ draft: { ...draft, baseVersion: theirs?.version ?? 0 }, save: { kind: 'idle' } }));
      commit(rowId);
    },
    takeTheirs(rowId) {
      answerConflict(rowId, (theirs) => ({ save: theirs ? { kind: 'saved', at: theirs.updatedAt } : { kind: 'idle' } }));
    },
    resume() {
      if (!isOffline) return;
      isOffline = false;
      void pump();
    },
    idle: () => (isSending ? new Promise<void>((resolve) => resting.push(resolve)) : Promise.resolve()),
    isUnsaved,
    hasUnsaved: () => [...rows.keys()].some(isUnsaved),
  };
}
