import { reportOnce } from '@/lib/report-once';

/** The line to the server as the sheet sees it; the same object until it changes. */
export interface Line {
  isDown: boolean;
  /** Rows that wait for the line. */
  waiting: number;
  /** The last try on a dead line. */
  lastTry?: string;
  /** Rows saved that had waited, now or since an earlier visit. */
  sentLate: number;
}

export type Outcome =
  /** `saved` are the rows that the server took; the others have been told why not. */
  | { kind: 'done'; saved: readonly string[] }
  /** Nothing is known to be written: all of it waits. */
  | { kind: 'offline' }
  /** Nothing was written; these rows are sent once more, where it is said each alone. */
  | { kind: 'again'; rowIds: readonly string[]; alone: boolean };

export interface SaveQueue {
  /** Queues rows; those of an earlier visit count as having waited. */
  add(rowIds: readonly string[], hadWaited?: boolean): void;
  /** Tries again what waits for the line. */
  resume(): void;
  /** Resolves when the queue has come to rest, saved or not. */
  idle(): Promise<void>;
  line(): Line;
}

// The API takes that many values at once.
const batchSize = 500;

/**
 * The rows on their way to the server. One request at a time: the answer to a write carries the versions of all rows, and two under way would
 * overtake each other on a bad line. What gathers meanwhile goes together.
 */
export function createSaveQueue(
  send: (rowIds: readonly string[]) => Promise<Outcome>,
  onLine: () => void,
  onWaiting: (rowIds: readonly string[]) => void,
): SaveQueue {
  let queue: string[] = [];
  const alone = new Set<string>();
  const late = new Set<string>();
  let resting: (() => void)[] = [];
  let isSending = false;
  let isPaused = false;
  let line: Line = { isDown: false, waiting: 0, sentLate: 0 };

  const setLine = (change: Partial<Line>) => {
    line = { ...line, ...change };
    onLine();
  };

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      // What is queued in one go, by a paste, leaves in one go.
      await Promise.resolve();
      while (queue.length > 0 && !isPaused) await sendNext();
    } finally {
      isSending = false;
      const waiting = resting;
      resting = [];
      for (const resolve of waiting) resolve();
    }
  }

  /** What nobody foresaw is tried again like a dead line: it must not stop the saving for good. */
  async function attempt(rowIds: readonly string[]): Promise<Outcome> {
    try {
      return await send(rowIds);
    } catch (error) {
      reportOnce(error);
      return { kind: 'offline' };
    }
  }

  async function sendNext(): Promise<void> {
    const first = queue[0]!;
    const rowIds = alone.has(first) ? [first] : queue.filter((rowId) => !alone.has(rowId)).slice(0, batchSize);
    queue = queue.filter((rowId) => !rowIds.includes(rowId));
    const outcome = await attempt(rowIds);
    if (outcome.kind === 'offline') {
      isPaused = true;
      requeue(rowIds);
      for (const rowId of queue) late.add(rowId);
      onWaiting(queue);
      setLine({ isDown: true, waiting: queue.length, lastTry: new Date().toISOString(), sentLate: 0 });
      return;
    }
    for (const rowId of rowIds) alone.delete(rowId);
    if (outcome.kind === 'again') {
      requeue(outcome.rowIds);
      if (outcome.alone) for (const rowId of outcome.rowIds) alone.add(rowId);
    }
    const arrived = outcome.kind === 'done' ? outcome.saved.filter((rowId) => late.has(rowId)).length : 0;
    for (const rowId of rowIds) if (!queue.includes(rowId)) late.delete(rowId);
    if (line.isDown || arrived > 0) setLine({ isDown: false, waiting: late.size, sentLate: line.sentLate + arrived });
  }

  function requeue(rowIds: readonly string[]): void {
    queue = [...rowIds, ...queue.filter((rowId) => !rowIds.includes(rowId))];
  }

  return {
    add(rowIds, hadWaited = false) {
      queue.push(...rowIds.filter((rowId) => !queue.includes(rowId)));
      if (hadWaited || isPaused) for (const rowId of rowIds) late.add(rowId);
      if (isPaused) {
        onWaiting(rowIds);
        setLine({ waiting: queue.length });
      }
      void pump();
    },
    resume() {
      isPaused = false;
      void pump();
    },
    idle: () => (isSending ? new Promise<void>((resolve) => resting.push(resolve)) : Promise.resolve()),
    line: () => line,
  };
}
