import { reportOnce } from '@/lib/report-once';

export type UploadState = { kind: 'waiting' } | { kind: 'sending'; share: number } | { kind: 'offline' } | { kind: 'refused'; reason: string };

export interface Upload {
  id: number;
  rowId: string;
  file: File;
  state: UploadState;
}

export type UploadAnswer = { kind: 'done' } | { kind: 'offline' } | { kind: 'refused'; reason: string };

export interface UploadQueue {
  subscribe(listener: () => void): () => void;
  /** The same list until something changes. */
  all(): readonly Upload[];
  add(rowId: string, files: readonly File[]): void;
  /** Takes a file out of the list; one that is under way is sent all the same. */
  dismiss(id: number): void;
  /** Tries again what waits for the line. */
  resume(): void;
  isBusy(): boolean;
}

type Send = (rowId: string, file: File, onProgress: (share: number) => void) => Promise<UploadAnswer>;

/** Files on their way, one after the other: on a slow line two at once would both be late. */
export function createUploadQueue(send: Send): UploadQueue {
  let uploads: readonly Upload[] = [];
  let lastId = 0;
  let isSending = false;
  const listeners = new Set<() => void>();

  const change = (next: readonly Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const mark = (id: number, state: UploadState) => change(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (let next = firstWaiting(); next; next = firstWaiting()) await sendOne(next);
    } finally {
      isSending = false;
    }
  }

  async function sendOne({ id, rowId, file }: Upload): Promise<void> {
    mark(id, { kind: 'sending', share: 0 });
    const answer = await attempt(rowId, file, (share) => mark(id, { kind: 'sending', share }));
    if (answer.kind === 'done') change(uploads.filter((upload) => upload.id !== id));
    else if (answer.kind === 'refused') mark(id, answer);
    else {
      // The others would not get through either.
      change(uploads.map((upload) => (upload.id === id || upload.state.kind === 'waiting' ? { ...upload, state: { kind: 'offline' } } : upload)));
    }
  }

  /** What nobody foresaw is tried again like a dead line. */
  const attempt: Send = async (rowId, file, onProgress) => {
    try {
      return await send(rowId, file, onProgress);
    } catch (error) {
      reportOnce(error);
      return { kind: 'offline' };
    }
  };

  const firstWaiting = () => uploads.find(({ state }) => state.kind === 'waiting');

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => uploads,
    add(rowId, files) {
      change([...uploads, ...files.map((file) => ({ id: ++lastId, rowId, file, state: { kind: 'waiting' } as const }))]);
      void pump();
    },
    dismiss: (id) => change(uploads.filter((upload) => upload.id !== id)),
    resume() {
      if (!uploads.some(({ state }) => state.kind === 'offline')) return;
      change(uploads.map((upload) => (upload.state.kind === 'offline' ? { ...upload, state: { kind: 'waiting' } } : upload)));
      void pump();
    },
    isBusy: () => uploads.some(({ state }) => state.kind !== 'refused'),
  };
}
