import { expect, it } from 'vitest';
import { draftKey, noteName, notesOf, readDraft, writeDraft, type DraftStore } from './drafts';

function storeOf(): DraftStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
    key: (index) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
  };
}

const forbidden: DraftStore = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('forbidden');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
  key: () => {
    throw new Error('forbidden');
  },
  length: 1,
};

it('keeps a text until it is emptied', () => {
  const store = storeOf();
  writeDraft(store, draftKey('p', 'a'), 'Thiếu thiết bị');
  expect(readDraft(store, draftKey('p', 'a'))).toBe('Thiếu thiết bị');
  expect(readDraft(store, draftKey('q', 'a'))).toBe('');
  writeDraft(store, draftKey('p', 'a'), '');
  expect(store.length).toBe(0);
});

it('finds the notes of a meeting that are no conclusions yet', () => {
  const store = storeOf();
  writeDraft(store, draftKey('p', noteName('2026Q3', 'i')), 'Bổ sung máy quét');
  writeDraft(store, draftKey('p', noteName('2026Q3', 'j')), '   ');
  writeDraft(store, draftKey('p', noteName('2026Q2', 'i')), 'Kỳ khác');
  writeDraft(store, draftKey('q', noteName('2026Q3', 'i')), 'Người khác');
  writeDraft(store, draftKey('p', 'x.answer'), 'Trả lời');
  expect(notesOf(store, 'p', '2026Q3')).toEqual([{ planIndicatorId: 'i', text: 'Bổ sung máy quét' }]);
});

it('goes on where storage is forbidden', () => {
  writeDraft(forbidden, 'k', 'x');
  expect(readDraft(forbidden, 'k')).toBe('');
  expect(notesOf(forbidden, 'p', '2026Q3')).toEqual([]);
});
