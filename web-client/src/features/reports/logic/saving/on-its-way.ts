import type { Line } from './save-queue';
import type { SheetStore } from './sheet-store';
import type { UploadQueue } from './upload-queue';
import type { WordsStore } from './words-store';

/** What a page that is left, and a line that comes back, ask of anything on its way to the server. */
export type OnItsWay = Pick<SheetStore, 'hasUnsaved' | 'commitAll' | 'idle' | 'flush' | 'wouldLose' | 'resume'>;

export function together(all: () => readonly OnItsWay[]): OnItsWay {
  return {
    hasUnsaved: () => all().some((each) => each.hasUnsaved()),
    commitAll: () => all().forEach((each) => each.commitAll()),
    idle: async () => void (await Promise.all(all().map((each) => each.idle()))),
    flush: async () => void (await Promise.all(all().map((each) => each.flush()))),
    wouldLose: () => all().some((each) => each.wouldLose()),
    resume: () => all().forEach((each) => each.resume()),
  };
}

/** Words are in the browser with each key; a page that goes sends them as well. */
export function wordsOnTheirWay(words: WordsStore): OnItsWay {
  return {
    ...words,
    commitAll: words.commit,
    flush: async () => {
      words.commit();
      await words.kept();
    },
  };
}

/** Files stand in the page alone: whatever is not there yet would be lost, and nobody waits ten megabytes long for a page to go. */
export function filesOnTheirWay(files: UploadQueue): OnItsWay {
  const atOnce = () => Promise.resolve();
  return { hasUnsaved: files.isBusy, commitAll: files.resume, idle: atOnce, flush: atOnce, wouldLose: files.isBusy, resume: files.resume };
}

/** The lines of several stores as one; the same object until one of them changes. */
export function joinLines(lines: () => readonly Line[]): () => Line {
  let parts: readonly Line[] = [];
  let joined: Line = { isDown: false, waiting: 0, sentLate: 0 };
  return () => {
    const now = lines();
    if (now.length === parts.length && now.every((line, index) => line === parts[index])) return joined;
    parts = now;
    const sum = (count: (line: Line) => number) => now.reduce((total, line) => total + count(line), 0);
    joined = {
      isDown: now.some(({ isDown }) => isDown),
      waiting: sum(({ waiting }) => waiting),
      sentLate: sum(({ sentLate }) => sentLate),
      lastTry: now
        .map(({ lastTry }) => lastTry)
        .sort()
        .findLast((lastTry) => lastTry !== undefined),
    };
    return joined;
  };
}
