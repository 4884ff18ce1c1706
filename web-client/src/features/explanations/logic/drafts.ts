/** What somebody typed and has not sent: kept in the browser until it is, so that no error and no reload takes it away. */
const prefix = 'ward-kpi.explanations';

export interface DraftStore {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
  key: (index: number) => string | null;
  readonly length: number;
}

/** A shared PC keeps the words of one person from the next. */
export function draftKey(personId: string, name: string): string {
  return `${prefix}.${personId}.${name}`;
}

export function readDraft(store: DraftStore, key: string): string {
  try {
    return store.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** An empty text leaves nothing behind. */
export function writeDraft(store: DraftStore, key: string, text: string): void {
  try {
    if (text === '') store.removeItem(key);
    else store.setItem(key, text);
  } catch {
    // Storage is forbidden or full: the text stands on the page until it is left.
  }
}

/** Name of the note about an indicator at a meeting about a period. */
export function noteName(period: string, planIndicatorId: string): string {
  return `note.${period}.${planIndicatorId}`;
}

/** Notes of meetings about a period that were not made conclusions yet: the indicator and what was written. */
export function notesOf(store: DraftStore, personId: string, period: string): { planIndicatorId: string; text: string }[] {
  const start = draftKey(personId, noteName(period, ''));
  try {
    return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
      .filter((key) => key.startsWith(start))
      .map((key) => ({ planIndicatorId: key.slice(start.length), text: readDraft(store, key) }))
      .filter(({ text }) => text.trim() !== '');
  } catch {
    return [];
  }
}
