import type { ReportWords, WordsDraft } from '@/api-types';
import { reportOnce } from '@/lib/report-once';
import type { WaitingWordsStore } from './waiting-words';

export type WordsField = 'difficulties' | 'proposals';

export const wordsFields = ['difficulties', 'proposals'] as const satisfies readonly WordsField[];

export type WordsTexts = Record<WordsField, string>;

export type WordsSave =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' }
  | { kind: 'refused'; reason: string }
  /** Both wrote; `fields` are those that both changed, each in another way. */
  | { kind: 'conflict'; theirs: ReportWords; fields: readonly WordsField[] };

export type WordsAnswer =
  | { kind: 'saved'; words: ReportWords }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict'; theirs: ReportWords };

export interface WordsState {
  texts: WordsTexts;
  save: WordsSave;
}

export interface WordsStore {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  state(): WordsState;
  /** Takes over what the server answered; what is being typed stays. */
  accept(words: ReportWords, canEdit: boolean): void;
  /** Takes up what an earlier page left unsaved. */
  recover(): Promise<void>;
  edit(field: WordsField, text: string): void;
  commit(): void;
  /** Answers a conflict in one field. */
  settle(field: WordsField, whose: 'mine' | 'theirs'): void;
  /** Tries again what waits for the line. */
  resume(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  hasUnsaved(): boolean;
  /** Resolves when the browser's store has what was typed, or has refused it. */
  kept(): Promise<void>;
  /** Whether something would be lost with the page. */
  wouldLose(): boolean;
  /** Forgets what was typed. */
  discard(): void;
}

interface Options {
  send: (draft: WordsDraft) => Promise<WordsAnswer>;
  waiting: WaitingWordsStore;
  newStamp: () => string;
}

type Base = WordsTexts & { version: number };

/** The two texts of a report and their way to the server: kept in the browser first, sent one version after the other. */
export function createWordsStore(first: ReportWords, { send, waiting, newStamp }: Options): WordsStore {
  let stored = first;
  let draft: { texts: WordsTexts; base: Base; stamp: string } | undefined;
  let save: WordsSave = savedOf(first);
  let state: WordsState = { texts: textsOf(first), save };
  let canEdit = true;
  let underway: Promise<void> | undefined;
  let keeping = Promise.resolve();
  /** The last stamp that the browser's store has. */
  let keptStamp: string | undefined;
  const listeners = new Set<() => void>();

  const tell = () => {
    state = { texts: draft?.texts ?? textsOf(stored), save };
    for (const listener of listeners) listener();
  };
  const mark = (next: WordsSave) => {
    save = next;
    tell();
  };
  const type = (texts: WordsTexts, base: Base) => {
    const stamp = newStamp();
    draft = { texts, base, stamp };
    // Where the browser keeps nothing the words still stand in the page, which asks before it goes.
    keeping = waiting.keep(draft).then(
      () => void (keptStamp = stamp),
      () => undefined,
    );
  };
  const isUnsaved = () => draft !== undefined && wordsFields.some((field) => !isSame(draft!.texts[field], stored[field] ?? ''));
  const settled = (stamp: string) => {
    waiting.drop(stamp).catch(() => undefined);
    if (draft?.stamp === stamp) draft = undefined;
  };

  async function push(): Promise<void> {
    while (draft && canEdit && isUnsaved() && save.kind !== 'conflict') {
      const sent = draft;
      mark({ kind: 'saving' });
      const answer = await send({ version: sent.base.version, ...spoken(sent.texts) });
      switch (answer.kind) {
        case 'saved':
          stored = answer.words;
          settled(sent.stamp);
          // Typed on while it was under way: that stands on the version just written.
          if (draft) type(draft.texts, baseOf(stored));
          mark(savedOf(stored));
          break;
        case 'conflict':
          meet(answer.theirs);
          break;
        case 'offline':
          return mark({ kind: 'waiting' });
        case 'refused':
          return mark(answer);
      }
    }
  }

  /** Brings the own words and theirs together: a field that only one of the two changed needs no question. */
  function meet(theirs: ReportWords): void {
    if (!draft) return;
    const { texts, base } = draft;
    const other = textsOf(theirs);
    const isMine = (field: WordsField) => !isSame(texts[field], base[field]);
    const isTheirs = (field: WordsField) => !isSame(other[field], base[field]);
    const fields = wordsFields.filter((field) => isMine(field) && isTheirs(field) && !isSame(texts[field], other[field]));
    stored = theirs;
    type({ ...texts, ...Object.fromEntries(wordsFields.filter((field) => !isMine(field)).map((field) => [field, other[field]])) }, baseOf(theirs));
    mark(fields.length > 0 ? { kind: 'conflict', theirs, fields } : { kind: 'idle' });
  }

  function commit(): void {
    if (underway || !canEdit || save.kind === 'conflict') return;
    if (!isUnsaved()) {
      if (draft) {
        settled(draft.stamp);
        mark(savedOf(stored));
      }
      return;
    }
    underway = push()
      .catch((error: unknown) => {
        // What nobody foresaw is tried again like a dead line.
        reportOnce(error);
        mark({ kind: 'waiting' });
      })
      .finally(() => {
        underway = undefined;
      });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    accept(words, mayEdit) {
      canEdit = mayEdit;
      if (words.version <= stored.version) return;
      // Typed on an older version: the answer to the next saving tells the two apart.
      stored = words;
      if (!draft) save = savedOf(words);
      tell();
    },
    async recover() {
      const kept = await waiting.read().catch(() => undefined);
      if (!kept || draft) return;
      draft = kept;
      keptStamp = kept.stamp;
      tell();
      commit();
    },
    edit(field, text) {
      type({ ...(draft?.texts ?? textsOf(stored)), [field]: text }, draft?.base ?? baseOf(stored));
      if (save.kind === 'saved' || save.kind === 'refused') save = { kind: 'idle' };
      tell();
    },
    commit,
    settle(field, whose) {
      if (save.kind !== 'conflict' || !draft) return;
      if (whose === 'theirs') type({ ...draft.texts, [field]: save.theirs[field] ?? '' }, draft.base);
      const fields = save.fields.filter((other) => other !== field);
      mark(fields.length > 0 ? { ...save, fields } : { kind: 'idle' });
      commit();
    },
    resume() {
      if (save.kind === 'waiting') commit();
    },
    async idle() {
      while (underway) await underway;
    },
    hasUnsaved: isUnsaved,
    kept: () => keeping,
    wouldLose: () => isUnsaved() && draft?.stamp !== keptStamp,
    discard() {
      if (draft) settled(draft.stamp);
      mark(savedOf(stored));
    },
  };
}

function textsOf({ difficulties, proposals }: ReportWords): WordsTexts {
  return { difficulties: difficulties ?? '', proposals: proposals ?? '' };
}

function baseOf(words: ReportWords): Base {
  return { ...textsOf(words), version: words.version };
}

function savedOf({ updatedAt }: ReportWords): WordsSave {
  return updatedAt ? { kind: 'saved', at: updatedAt } : { kind: 'idle' };
}

/** An empty text is left out on the wire. */
function spoken(texts: WordsTexts): Partial<WordsTexts> {
  return Object.fromEntries(wordsFields.map((field) => [field, texts[field].trim()]).filter(([, text]) => text !== ''));
}

function isSame(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
