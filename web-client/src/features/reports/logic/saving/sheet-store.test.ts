import { describe, expect, it, vi } from 'vitest';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { anActual, aReport, aRow, written } from '../fixtures';
import { draftOf } from '../row-draft';
import { createSheetStore, worstOf, type SaveAnswer } from './sheet-store';
import type { WaitingEntries, WaitingEntry } from './waiting-entries';

const value = (text: string) => ({ value: { text } });

/** The browser's store, as far as the sheet sees it. */
function aShelf(...kept: WaitingEntry[]) {
  const entries = new Map(kept.map((entry) => [entry.rowId, entry]));
  const shelf: WaitingEntries = {
    all: () => Promise.resolve([...entries.values()]),
    keep: (entry) => Promise.resolve(void entries.set(entry.rowId, entry)),
    holds: (rowId, stamp) => Promise.resolve(entries.get(rowId)?.stamp === stamp),
    drop: (rowId, stamp) => Promise.resolve(void (entries.get(rowId)?.stamp === stamp && entries.delete(rowId))),
  };
  return { entries, shelf };
}

const counted = (planIndicatorId: string) => aRow({ planIndicatorId, kind: 'value', unit: 'lớp', decimals: 0 });

function anEntry(rowId: string, text: string, change: Partial<WaitingEntry> = {}): WaitingEntry {
  return { rowId, draft: { ...draftOf(counted(rowId)), ...value(text) }, unanswered: [], stamp: `${rowId}.1`, at: '2026-09-29T03:40:00Z', ...change };
}

/** A sheet of two counts, and a server that answers when the test says so. */
function aSheet({ shelf, entries } = aShelf(), start = aReport(['a', 'b'].map(counted))) {
  let view: ReportView = start;
  const calls: { sent: readonly ReportDraftValue[]; keptThen: string[]; answer: (answer: SaveAnswer) => void; fail: (error: Error) => void }[] = [];
  const onOvertaken = vi.fn();
  const store = createSheetStore({
    send: (sent) => new Promise((answer, fail) => calls.push({ sent, keptThen: [...entries.keys()], answer, fail })),
    onSaved: (saved) => {
      view = saved;
    },
    onOvertaken,
    entries: shelf,
    nameOf: ({ text }) => text,
  });
  store.accept(view);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    store,
    calls,
    entries,
    onOvertaken,
    settle,
    view: () => view,
    sent: () => calls.map(({ sent }) => sent.map((each) => [each.planIndicatorId, each.version, each.value])),
    states: () => ['a', 'b'].map((rowId) => store.rowState(rowId).save.kind),
    async fail(index: number, error: Error) {
      calls[index]!.fail(error);
      await settle();
    },
    async answer(index: number, answer: SaveAnswer) {
      calls[index]!.answer(answer);
      await settle();
    },
    async save(index: number) {
      calls[index]!.answer({ kind: 'saved', view: calls[index]!.sent.reduce(written, view) });
      await settle();
    },
    async enter(rowId: string, text: string) {
      store.edit(rowId, value(text));
      store.commit(rowId);
      await settle();
    },
  };
}

describe('Saving a sheet', () => {
  it('sends one request after the other, and what gathered meanwhile together', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    expect(sheet.store.rowState('a').save.kind).toBe('saving');
    await sheet.enter('b', '4');
    await sheet.enter('a', '31');
    expect(sheet.sent()).toEqual([[['a', 0, 3]]]);
    await sheet.save(0);
    expect(sheet.sent()[1]).toEqual([
      ['b', 0, 4],
      ['a', 1, 31],
    ]);
    await sheet.save(1);
    expect(sheet.store.rowState('a')).toEqual({ save: { kind: 'saved', at: '2026-09-29T03:43:00Z' } });
    expect(sheet.view().rows[0]!.actual?.value).toBe(31);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('goes on after an error that nobody foresaw', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const sheet = aSheet();
    await sheet.enter('a', '3');
    const idle = sheet.store.idle();
    await sheet.fail(0, new Error('the answer has no rows'));
    await idle;
    expect(sheet.store.rowState('a').save.kind).toBe('waiting');
    sheet.store.resume();
    await sheet.settle();
    await sheet.save(1);
    expect(sheet.store.hasUnsaved()).toBe(false);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  it('sends what was pasted in one go', async () => {
    const sheet = aSheet();
    for (const rowId of ['a', 'b']) sheet.store.edit(rowId, value('3'));
    sheet.store.commitAll();
    await sheet.settle();
    expect(sheet.sent()).toEqual([
      [
        ['a', 0, 3],
        ['b', 0, 3],
      ],
    ]);
  });

  it('sends nothing that changes nothing or cannot be read', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '');
    await sheet.enter('b', 'ba lớp');
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.rowState('a').draft).toBeUndefined();
    expect(sheet.store.rowState('b').draft?.value.text).toBe('ba lớp');
  });

  it('keeps a way of entering that was chosen and has no figure yet', async () => {
    const sheet = aSheet();
    sheet.store.edit('a', { mode: 'percent' });
    sheet.store.commit('a');
    await sheet.settle();
    expect(sheet.store.rowState('a').draft?.mode).toBe('percent');
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('asks before it sends an ambiguous number', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '7,100');
    expect(sheet.calls).toHaveLength(0);
    sheet.store.settle('a', 'value', 7100);
    await sheet.settle();
    expect(sheet.sent()).toEqual([[['a', 0, 7100]]]);
  });

  it('writes on the version that was seen, not on the one that came by', async () => {
    const sheet = aSheet();
    sheet.store.edit('a', value('3'));
    sheet.store.accept(written(sheet.view(), { planIndicatorId: 'a', version: 4, entryKind: 'value', value: 9 }));
    sheet.store.commit('a');
    await sheet.settle();
    expect(sheet.sent()).toEqual([[['a', 0, 3]]]);
  });

  it('keeps the newer of two answers, whichever comes last, and ends the saving of a row all the same', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    const older = { ...written(sheet.view(), sheet.calls[0]!.sent[0]!), seq: 2 };
    sheet.store.accept({ ...written(older, { planIndicatorId: 'b', version: 0, entryKind: 'value', value: 4 }), seq: 3 });
    await sheet.answer(0, { kind: 'saved', view: older });
    expect(sheet.states()).toEqual(['saved', 'idle']);
    // In the older answer the second row is empty: what is typed now stands on the newer one.
    sheet.store.edit('b', value('5'));
    sheet.store.commit('b');
    await sheet.settle();
    expect(sheet.sent()[1]).toEqual([['b', 1, 5]]);
  });

  it('takes the rows that it wrote from an answer that came too late', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    sheet.store.accept({ ...sheet.view(), seq: 3 });
    await sheet.answer(0, { kind: 'saved', view: { ...written(sheet.view(), sheet.calls[0]!.sent[0]!), seq: 2 } });
    expect(sheet.states()).toEqual(['saved', 'idle']);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('tells the row that is worst off', async () => {
    const sheet = aSheet();
    expect(worstOf(sheet.store)).toBeUndefined();
    await sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'offline' });
    expect(worstOf(sheet.store)).toBe('waiting');
    await sheet.enter('b', 'ba lớp');
    expect(worstOf(sheet.store)).toBe('idle');
    sheet.store.resume();
    await sheet.settle();
    await sheet.answer(1, { kind: 'blamed', refused: new Map([['a', 'quá lớn']]), conflicts: [] });
    expect(worstOf(sheet.store)).toBe('refused');
  });

  it('puts back what is stored in a cell', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    await sheet.save(0);
    sheet.store.edit('a', value('4'));
    sheet.store.restore('a', 'value');
    expect(sheet.store.rowState('a').draft).toBeUndefined();
    sheet.store.edit('a', { ...value('4'), note: 'chờ' });
    sheet.store.restore('a', 'value');
    expect(sheet.store.rowState('a').draft).toMatchObject({ value: { text: '3', settled: 3 }, note: 'chờ' });
  });

  it('rests once everything is saved', async () => {
    const sheet = aSheet();
    let isIdle = false;
    sheet.store.edit('a', value('3'));
    sheet.store.commit('a');
    void sheet.store.idle().then(() => {
      isIdle = true;
    });
    await sheet.settle();
    expect(isIdle).toBe(false);
    await sheet.save(0);
    expect(isIdle).toBe(true);
  });

  it('writes nothing into a report that takes no values', async () => {
    const sheet = aSheet();
    sheet.store.edit('a', value('3'));
    sheet.store.accept({ ...sheet.view(), actions: { ...sheet.view().actions, canEdit: false } });
    sheet.store.commit('a');
    await sheet.settle();
    expect(sheet.calls).toHaveLength(0);
    sheet.store.discard('a');
    expect(sheet.store.hasUnsaved()).toBe(false);
  });
});

describe('A row that is refused', () => {
  const two = async () => {
    const sheet = aSheet();
    for (const rowId of ['a', 'b']) sheet.store.edit(rowId, value('3'));
    sheet.store.commitAll();
    await sheet.settle();
    return sheet;
  };

  it('keeps its figure with the reason, and holds back no other', async () => {
    const sheet = await two();
    await sheet.answer(0, { kind: 'blamed', refused: new Map([['a', 'Giá trị quá lớn.']]), conflicts: [] });
    expect(sheet.store.rowState('a')).toMatchObject({ draft: { value: { text: '3' } }, save: { kind: 'refused', reason: 'Giá trị quá lớn.' } });
    expect(sheet.sent()[1]).toEqual([['b', 0, 3]]);
    await sheet.save(1);
    expect(sheet.states()).toEqual(['refused', 'saved']);
    expect([...sheet.entries.keys()]).toEqual(['a']);
  });

  it('is found by sending each alone where nobody says which it is', async () => {
    const sheet = await two();
    await sheet.answer(0, { kind: 'refused', reason: 'Lỗi máy chủ.', isOfReport: false });
    await sheet.answer(1, { kind: 'refused', reason: 'Lỗi máy chủ.', isOfReport: false });
    await sheet.save(2);
    expect(sheet.sent().slice(1)).toEqual([[['a', 0, 3]], [['b', 0, 3]]]);
    expect(sheet.states()).toEqual(['refused', 'saved']);
  });

  it('is every row where the report takes no values', async () => {
    const sheet = await two();
    await sheet.answer(0, { kind: 'refused', reason: 'Kỳ đã khóa sổ.', isOfReport: true });
    expect(sheet.calls).toHaveLength(1);
    expect(sheet.states()).toEqual(['refused', 'refused']);
  });
});

describe('A dead line', () => {
  it('keeps everything and goes on when it is back', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'offline' });
    await sheet.enter('b', '4');
    expect(sheet.states()).toEqual(['waiting', 'waiting']);
    expect(sheet.store.line()).toMatchObject({ isDown: true, waiting: 2, sentLate: 0 });
    sheet.store.resume();
    await sheet.settle();
    await sheet.save(1);
    expect(sheet.sent()[1]).toEqual([
      ['a', 0, 3],
      ['b', 0, 4],
    ]);
    expect(sheet.store.line()).toMatchObject({ isDown: false, waiting: 0, sentLate: 2 });
    expect(sheet.store.hasUnsaved()).toBe(false);
    expect(sheet.entries.size).toBe(0);
  });

  it('stays dead in the eyes of the sheet while it is tried in vain', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'offline' });
    sheet.store.resume();
    await sheet.settle();
    expect(sheet.store.line().isDown).toBe(true);
    await sheet.answer(1, { kind: 'offline' });
    expect(sheet.store.line()).toMatchObject({ isDown: true, waiting: 1 });
  });

  it('makes nobody answer for a value of their own that the server took without being heard', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'offline' });
    await sheet.enter('a', '31');
    sheet.store.resume();
    await sheet.settle();
    const theirs = anActual({ entryKind: 'value', value: 3, version: 1 });
    await sheet.answer(1, { kind: 'blamed', refused: new Map(), conflicts: [{ planIndicatorId: 'a', yours: sheet.calls[1]!.sent[0]!, theirs }] });
    expect(sheet.sent()[2]).toEqual([['a', 1, 31]]);
  });
});

describe('What waits in the browser', () => {
  it('is there before it is sent and gone when the server has it', async () => {
    const sheet = aSheet();
    await sheet.enter('a', '3');
    expect(sheet.calls[0]!.keptThen).toEqual(['a']);
    await sheet.save(0);
    expect(sheet.entries.size).toBe(0);
  });

  it('holds also what is wrong or half typed, once the hand rests', async () => {
    const sheet = aSheet();
    await sheet.enter('a', 'ba lớp');
    sheet.store.edit('b', value('4'));
    expect(sheet.store.wouldLose()).toBe(true);
    await sheet.store.flush();
    expect([...sheet.entries.keys()]).toEqual(['a', 'b']);
    expect(sheet.store.wouldLose()).toBe(false);
  });

  it('asks before the page goes where the browser keeps nothing', async () => {
    const { shelf, entries } = aShelf();
    const sheet = aSheet({ shelf: { ...shelf, keep: () => Promise.reject(new Error('forbidden')) }, entries });
    await sheet.enter('a', '3');
    expect(sheet.store.wouldLose()).toBe(true);
    await sheet.save(0);
    expect(sheet.store.wouldLose()).toBe(false);
  });

  it('is laid over the rows of the next visit and sent on the version that was seen', async () => {
    const newer = written(aReport(['a', 'b'].map(counted)), { planIndicatorId: 'a', version: 6, entryKind: 'value', value: 9 });
    const sheet = aSheet(aShelf(anEntry('a', '3'), anEntry('b', 'ba')), newer);
    await sheet.store.recover();
    await sheet.settle();
    expect(sheet.sent()).toEqual([[['a', 0, 3]]]);
    expect(sheet.store.rowState('b').draft?.value.text).toBe('ba');
    expect(sheet.store.typedAt('a')).toBe('2026-09-29T03:40:00Z');
    await sheet.save(0);
    expect(sheet.store.line().sentLate).toBe(1);
    expect([...sheet.entries.keys()]).toEqual(['b']);
  });

  it('is let go where the server has it already', async () => {
    const saved = written(aReport(['a', 'b'].map(counted)), { planIndicatorId: 'a', version: 0, entryKind: 'value', value: 3 });
    const sheet = aSheet(aShelf(anEntry('a', '3')), saved);
    await sheet.store.recover();
    await sheet.settle();
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.rowState('a').save.kind).toBe('saved');
    expect(sheet.entries.size).toBe(0);
  });

  it('gives way to what is being typed', async () => {
    const sheet = aSheet(aShelf(anEntry('a', '3')));
    sheet.store.edit('a', value('5'));
    await sheet.store.recover();
    expect(sheet.store.rowState('a').draft?.value.text).toBe('5');
  });

  it('is not sent a second time when another tab has sent it', async () => {
    const shelf = aShelf(anEntry('a', '3'));
    const sheet = aSheet(shelf);
    const recovered = sheet.store.recover();
    shelf.entries.delete('a');
    await recovered;
    await sheet.settle();
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.hasUnsaved()).toBe(false);
    expect(sheet.onOvertaken).toHaveBeenCalledOnce();
  });

  it('knows after a crash which value of its own the server may hold', async () => {
    const own: ReportDraftValue = { planIndicatorId: 'a', version: 0, entryKind: 'value', value: 3 };
    const sheet = aSheet(aShelf(anEntry('a', '31', { unanswered: [own] })), written(aReport(['a', 'b'].map(counted)), own));
    await sheet.store.recover();
    await sheet.settle();
    const theirs = sheet.view().rows[0]!.actual!;
    await sheet.answer(0, { kind: 'blamed', refused: new Map(), conflicts: [{ planIndicatorId: 'a', yours: sheet.calls[0]!.sent[0]!, theirs }] });
    expect(sheet.sent()).toEqual([[['a', 0, 31]], [['a', 1, 31]]]);
  });
});

describe('Two people in one row', () => {
  const theirs = anActual({ entryKind: 'value', value: 5, version: 7, updatedBy: 'Lê Thị Hoa' });
  async function aConflict() {
    const sheet = aSheet();
    for (const rowId of ['a', 'b']) sheet.store.edit(rowId, value('3'));
    sheet.store.commitAll();
    await sheet.settle();
    await sheet.answer(0, { kind: 'blamed', refused: new Map(), conflicts: [{ planIndicatorId: 'a', yours: sheet.calls[0]!.sent[0]!, theirs }] });
    await sheet.save(1);
    return sheet;
  }

  it('are both kept until one is chosen, and the other rows are saved', async () => {
    const sheet = await aConflict();
    sheet.store.commit('a');
    await sheet.settle();
    expect(sheet.sent()[1]).toEqual([['b', 0, 3]]);
    expect(sheet.calls).toHaveLength(2);
    expect(sheet.states()).toEqual(['conflict', 'saved']);
    expect([...sheet.entries.keys()]).toEqual(['a']);
  });

  it('writes mine over theirs, knowing their version', async () => {
    const sheet = await aConflict();
    sheet.store.keepMine('a');
    await sheet.settle();
    expect(sheet.sent()[2]).toEqual([['a', 7, 3]]);
  });

  it('drops mine for theirs', async () => {
    const sheet = await aConflict();
    sheet.store.takeTheirs('a');
    await sheet.settle();
    expect(sheet.calls).toHaveLength(2);
    expect(sheet.store.rowState('a')).toEqual({ save: { kind: 'saved', at: theirs.updatedAt } });
    expect(sheet.entries.size).toBe(0);
  });
});
