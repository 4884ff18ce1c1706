import type { ActualView, ReportDraftValue, ReportRow, ReportView, ValueConflict } from '@/api-types';
import { draftFrom, draftOf, hasSameRemarks, isStored, resolve, type CellField, type NumberField, type RowDraft } from '../row-draft';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper';
import { createSaveQueue, type Line, type Outcome } from './save-queue';
import type { WaitingEntries } from './waiting-entries';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; conflict: ValueConflict };

/** The answer to several values, which are written all or none. */
export type SaveAnswer =
  | { kind: 'saved'; view: ReportView }
  | { kind: 'offline' }
  /** These rows are the reason; the others were not written either. */
  | { kind: 'blamed'; refused: ReadonlyMap<string, string>; conflicts: readonly ValueConflict[] }
  /** No row is named. `isOfReport`: the report takes no values at all. */
  | { kind: 'refused'; reason: string; isOfReport: boolean };

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
  line(): Line;
  typedAt: DraftKeeper['typedAt'];
  /** Takes over what the server answered, unless a newer answer is here; what is being typed stays. */
  accept(view: ReportView): void;
  /** Lays what waited in the browser over the rows and sends it. */
  recover(): Promise<void>;
  edit(rowId: string, change: Partial<RowDraft>): void;
  /** Puts back what is stored in one cell. */
  restore(rowId: string, field: CellField): void;
  /** Puts back what is stored in the whole row. */
  discard(rowId: string): void;
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
  /** Rows with something typed that is not stored. */
  unsaved(): readonly ReportRow[];
  /** Whether the report came and has no such row. */
  lacks(rowId: string): boolean;
  /** Writes what was typed to the browser's store at once. */
  flush(): Promise<void>;
  /** Whether something would be lost with the page. */
  wouldLose(): boolean;
}

interface Options {
  send: (values: readonly ReportDraftValue[]) => Promise<SaveAnswer>;
  onSaved: (view: ReportView) => void;
  /** Another tab sent what this one had found waiting: the report has to be asked for anew. */
  onOvertaken: () => void;
  entries: WaitingEntries;
  /** What a row is called where it no longer stands in a report. */
  nameOf: (row: ReportRow) => string;
}

const untouched: RowState = { save: { kind: 'idle' } };

/** Drafts of one sheet. Each is in the browser's store before it is sent, and leaves it when the server has it. */
export function createSheetStore({ send, onSaved, onOvertaken, entries, nameOf }: Options): SheetStore {
  let rows = new Map<string, ReportRow>();
  let canEdit = false;
  let seq = 0;
  const states = new Map<string, RowState>();
  const listeners = new Set<() => void>();
  const underway = new Map<string, RowDraft>();
  let changes = 0;

  const changed = () => {
    changes += 1;
    for (const listener of listeners) listener();
  };
  const stateOf = (rowId: string) => states.get(rowId) ?? untouched;
  const set = (rowId: string, state: RowState) => {
    states.set(rowId, state);
    changed();
  };
  const keeper = createDraftKeeper(entries, (rowId) => {
    const row = rows.get(rowId);
    const { draft } = stateOf(rowId);
    return row && draft && isUnsaved(rowId) ? { name: nameOf(row), draft } : undefined;
  });
  const queue = createSaveQueue(sendRows, changed, (rowIds) => {
    for (const rowId of rowIds) set(rowId, { ...stateOf(rowId), save: { kind: 'waiting' } });
  });

  const rest = (rowId: string, row: ReportRow) => {
    set(rowId, { save: row.actual ? { kind: 'saved', at: row.actual.updatedAt } : { kind: 'idle' } });
    keeper.forget(rowId);
  };

  async function sendRows(rowIds: readonly string[]): Promise<Outcome> {
    await Promise.all(rowIds.map(letGoOfOvertaken));
    const sent = rowIds.flatMap((rowId) => {
      const row = rows.get(rowId);
      const { draft, save } = stateOf(rowId);
      const resolution = row && draft && canEdit && save.kind !== 'conflict' && resolve(row, draft);
      return draft && resolution && resolution.kind === 'ready' ? [{ rowId, draft, value: resolution.value }] : [];
    });
    if (sent.length === 0) return { kind: 'done', saved: [] };

    for (const { rowId, draft, value } of sent) {
      underway.set(rowId, draft);
      keeper.sending(rowId, value);
      set(rowId, { draft, save: { kind: 'saving' } });
    }
    try {
      // In the browser's store first, with what is about to be sent: a crash from here on loses nothing and repeats nothing.
      await Promise.all(sent.map(({ rowId }) => keeper.keep(rowId)));
      return conclude(sent, await send(sent.map(({ value }) => value)));
    } finally {
      for (const { rowId } of sent) underway.delete(rowId);
    }
  }

  /** What an earlier visit left may have been sent by another tab meanwhile. */
  async function letGoOfOvertaken(rowId: string): Promise<void> {
    if (!(await keeper.wasOvertaken(rowId))) return;
    set(rowId, untouched);
    keeper.forget(rowId);
    onOvertaken();
  }

  interface Sent {
    rowId: string;
    draft: RowDraft;
    value: ReportDraftValue;
  }

  function conclude(sent: readonly Sent[], answer: SaveAnswer): Outcome {
    const rowIds = sent.map(({ rowId }) => rowId);
    switch (answer.kind) {
      case 'offline':
        return answer;
      case 'saved':
        accept(answer.view);
        for (const each of sent) concludeSaved(each, answer.view);
        onSaved(answer.view);
        return { kind: 'done', saved: rowIds };
      case 'refused':
        if (sent.length > 1 && !answer.isOfReport) return { kind: 'again', rowIds, alone: true };
        for (const rowId of rowIds) refuse(rowId, answer.reason);
        return { kind: 'done', saved: [] };
      case 'blamed': {
        for (const [rowId, reason] of answer.refused) refuse(rowId, reason);
        const own = answer.conflicts.filter((conflict) => !concludeConflict(conflict)).map(({ planIndicatorId }) => planIndicatorId);
        const isBlamed = (rowId: string) => answer.refused.has(rowId) || answer.conflicts.some(({ planIndicatorId }) => planIndicatorId === rowId);
        return { kind: 'again', rowIds: rowIds.filter((rowId) => !isBlamed(rowId) || own.includes(rowId)), alone: false };
      }
    }
  }

  function concludeSaved({ rowId, draft: sent }: Sent, view: ReportView): void {
    // Of an answer that came too late the rows that it wrote still count.
    const answered = view.rows.find(({ planIndicatorId }) => planIndicatorId === rowId)?.actual;
    if (answered && answered.version > (rows.get(rowId)?.actual?.version ?? 0)) takeOver(rowId, answered);
    const row = rows.get(rowId);
    const typed = stateOf(rowId).draft;
    if (row === undefined) return;
    if (typed === undefined || typed === sent) {
      rest(rowId, row);
      return;
    }
    // Typed on while the row was under way: that stays, on top of the version just written.
    keeper.answered(rowId);
    set(rowId, { draft: { ...typed, baseVersion: row.actual?.version ?? 0 }, save: { kind: 'idle' } });
    void keeper.keep(rowId);
  }

  function refuse(rowId: string, reason: string): void {
    set(rowId, { ...stateOf(rowId), save: { kind: 'refused', reason } });
  }

  /**
   * Whether somebody else wrote. Where the value that stands there is one that this row sent itself and never heard of, what was typed since goes on
   * top of it.
   */
  function concludeConflict(conflict: ValueConflict): boolean {
    const { planIndicatorId: rowId, theirs } = conflict;
    const { draft } = stateOf(rowId);
    if (draft && keeper.unanswered(rowId).some((value) => value.version + 1 === theirs.version && isStored(value, theirs))) {
      keeper.answered(rowId);
      takeOver(rowId, theirs);
      set(rowId, { draft: { ...draft, baseVersion: theirs.version }, save: { kind: 'idle' } });
      return false;
    }
    set(rowId, { draft, save: { kind: 'conflict', conflict } });
    return true;
  }

  function takeOver(rowId: string, actual: ActualView): void {
    const row = rows.get(rowId);
    if (row) rows.set(rowId, { ...row, actual });
  }

  function accept(view: ReportView): void {
    if (view.seq < seq) return;
    seq = view.seq;
    for (const row of view.rows) rebase(row);
    rows = new Map(view.rows.map((row) => [row.planIndicatorId, row]));
    canEdit = view.actions.canEdit;
    changed();
  }

  async function recover(): Promise<void> {
    const waiting = await entries.all().catch(() => []);
    const sendable: string[] = [];
    for (const entry of waiting) {
      const { rowId, draft } = entry;
      const row = rows.get(rowId);
      // What is typed by now is newer.
      if (row === undefined || stateOf(rowId).draft !== undefined) continue;
      keeper.adopt(entry);
      // An earlier build may have known fewer fields.
      set(rowId, { draft: { ...draftOf(row), ...draft }, save: { kind: 'idle' } });
      if (isUnsaved(rowId)) sendable.push(rowId);
      else rest(rowId, row);
    }
    queue.add(sendable.filter(isReady), true);
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
    keeper.typed(rowId);
  }

  function isReady(rowId: string): boolean {
    const row = rows.get(rowId);
    const { draft } = stateOf(rowId);
    return row !== undefined && draft !== undefined && resolve(row, draft).kind === 'ready';
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
    if (row === undefined || draft === undefined || !canEdit || draft === underway.get(rowId) || save.kind === 'conflict') return;
    if (!isReady(rowId)) {
      void keeper.keep(rowId);
      return;
    }
    if (!isUnsaved(rowId) && save.kind !== 'saving') {
      // The chosen way of entering stays until something is typed in it.
      if (draft.mode === draftOf(row).mode) rest(rowId, row);
      return;
    }
    void keeper.keep(rowId);
    queue.add([rowId]);
  }

  function answerConflict(rowId: string, next: (theirs: ActualView) => RowDraft | undefined): void {
    const row = rows.get(rowId);
    const { save } = stateOf(rowId);
    if (row === undefined || save.kind !== 'conflict') return;
    const { theirs } = save.conflict;
    takeOver(rowId, theirs);
    keeper.answered(rowId);
    const draft = next(theirs);
    if (draft) set(rowId, { draft, save: { kind: 'idle' } });
    else rest(rowId, { ...row, actual: theirs });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rowState: stateOf,
    revision: () => changes,
    line: queue.line,
    typedAt: keeper.typedAt,
    accept,
    recover,
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
    discard(rowId) {
      const row = rows.get(rowId);
      if (row) rest(rowId, row);
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
      const row = rows.get(rowId);
      const { draft } = stateOf(rowId);
      answerConflict(rowId, (theirs) => row && { ...(draft ?? draftFrom(row, theirs)), baseVersion: theirs.version });
      commit(rowId);
    },
    takeTheirs: (rowId) => answerConflict(rowId, () => undefined),
    resume: queue.resume,
    idle: queue.idle,
    isUnsaved,
    hasUnsaved: () => [...rows.keys()].some(isUnsaved),
    lacks: (rowId) => seq > 0 && !rows.has(rowId),
    unsaved: () => [...rows.values()].filter(({ planIndicatorId }) => isUnsaved(planIndicatorId)),
    flush: async () => void (await Promise.all(keeper.unkept().map(keeper.keep))),
    wouldLose: () => keeper.unkept().some(isUnsaved),
  };
}

// Worst first: what a person has to do something about stands before what goes by itself.
const byUrgency = ['conflict', 'refused', 'idle', 'waiting', 'saving'] as const;

/** How the row of a store that is worst off stands; undefined where all is saved. "idle" is typed and cannot be sent as it is. */
export function worstOf(store: SheetStore): (typeof byUrgency)[number] | undefined {
  const kinds = new Set<SaveState['kind']>(store.unsaved().map(({ planIndicatorId }) => store.rowState(planIndicatorId).save.kind));
  return byUrgency.find((kind) => kinds.has(kind));
}

export function nameOfRow({ number, text }: Pick<ReportRow, 'number' | 'text'>): string {
  return `${number} ${text}`;
}
