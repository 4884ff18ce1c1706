import type { ReportDraftValue } from '@/api-types';
import type { RowDraft } from '../row-draft';
import { newStamp } from './new-stamp';
import type { WaitingEntries, WaitingEntry } from './waiting-entries';

/** The drafts of one sheet in the browser's store: there before they are sent, gone once the server has them. */
export interface DraftKeeper {
  /** Writes the draft of a row now. */
  keep(rowId: string): Promise<void>;
  /** Notes a key press; the draft is written when the typing pauses. */
  typed(rowId: string): void;
  /** When the last key of an unsaved row was pressed, maybe in an earlier visit. */
  typedAt(rowId: string): string | undefined;
  /** Takes over what an earlier visit left. */
  adopt(entry: WaitingEntry): void;
  /** Whether another tab has sent meanwhile what an earlier visit left. */
  wasOvertaken(rowId: string): Promise<boolean>;
  /** A value is about to be sent; its answer may never come. */
  sending(rowId: string, value: ReportDraftValue): void;
  /** Values under way whose answer never came. */
  unanswered(rowId: string): readonly ReportDraftValue[];
  answered(rowId: string): void;
  /** The row says what the server says: nothing of it waits any more. */
  forget(rowId: string): void;
  /** Rows that stand in the page alone. */
  unkept(): readonly string[];
}

// Long enough that a word is written once, short enough that a crash costs a syllable.
const typingPause = 400;

/** @param unsavedOf What of a row is not stored on the server, and what the row is called; undefined where nothing is. */
export function createDraftKeeper(
  entries: WaitingEntries,
  unsavedOf: (rowId: string) => { name: string; draft: RowDraft } | undefined,
): DraftKeeper {
  /** Of what this tab wrote to the browser's store, and of what it found there. */
  const stamps = new Map<string, string>();
  const found = new Set<string>();
  const typedAt = new Map<string, string>();
  const unanswered = new Map<string, readonly ReportDraftValue[]>();
  const unkept = new Map<string, ReturnType<typeof setTimeout> | undefined>();

  async function keep(rowId: string): Promise<void> {
    const unsaved = unsavedOf(rowId);
    clearTimeout(unkept.get(rowId));
    if (unsaved === undefined) {
      unkept.delete(rowId);
      return;
    }
    const stamp = newStamp();
    stamps.set(rowId, stamp);
    found.delete(rowId);
    unkept.set(rowId, undefined);
    try {
      const at = typedAt.get(rowId) ?? new Date().toISOString();
      await entries.keep({ rowId, ...unsaved, unanswered: unanswered.get(rowId) ?? [], stamp, at });
      if (stamps.get(rowId) === stamp && unsavedOf(rowId)?.draft === unsaved.draft) unkept.delete(rowId);
    } catch {
      // A store that is forbidden leaves the row in memory alone, and the page asks before it goes.
    }
  }

  return {
    keep,
    typed(rowId) {
      typedAt.set(rowId, new Date().toISOString());
      clearTimeout(unkept.get(rowId));
      unkept.set(
        rowId,
        setTimeout(() => void keep(rowId), typingPause),
      );
    },
    typedAt: (rowId) => typedAt.get(rowId),
    adopt({ rowId, stamp, at, unanswered: earlier }) {
      stamps.set(rowId, stamp);
      found.add(rowId);
      typedAt.set(rowId, at);
      unanswered.set(rowId, earlier);
    },
    async wasOvertaken(rowId) {
      const stamp = stamps.get(rowId);
      return stamp !== undefined && found.has(rowId) && !(await entries.holds(rowId, stamp).catch(() => true));
    },
    sending: (rowId, value) => void unanswered.set(rowId, including(unanswered.get(rowId) ?? [], value)),
    unanswered: (rowId) => unanswered.get(rowId) ?? [],
    answered: (rowId) => void unanswered.delete(rowId),
    forget(rowId) {
      clearTimeout(unkept.get(rowId));
      unkept.delete(rowId);
      unanswered.delete(rowId);
      found.delete(rowId);
      const stamp = stamps.get(rowId);
      stamps.delete(rowId);
      if (stamp !== undefined) entries.drop(rowId, stamp).catch(() => undefined);
    },
    unkept: () => [...unkept.keys()],
  };
}

/** Each value once: a dead line is tried again and again. */
function including(values: readonly ReportDraftValue[], value: ReportDraftValue): readonly ReportDraftValue[] {
  const text = JSON.stringify(value);
  return values.some((other) => JSON.stringify(other) === text) ? values : [...values, value];
}
