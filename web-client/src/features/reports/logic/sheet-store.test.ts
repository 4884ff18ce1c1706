import { describe, expect, it } from 'vitest';
import type { ReportDraftValue, ReportView } from '@/api-types';
import { anActual, aReport, aRow, written } from './fixtures';
import { createSheetStore, type SaveAnswer } from './sheet-store';

const value = (text: string) => ({ value: { text } });

/** A sheet of two counts, and a server that answers when the test says so. */
function aSheet() {
  let view: ReportView = aReport(['a', 'b'].map((planIndicatorId) => aRow({ planIndicatorId, kind: 'value', unit: 'lớp', decimals: 0 })));
  const calls: { sent: ReportDraftValue; answer: (answer: SaveAnswer) => void }[] = [];
  const store = createSheetStore(
    (sent) => new Promise((answer) => calls.push({ sent, answer })),
    (saved) => {
      view = saved;
    },
  );
  store.accept(view);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    store,
    calls,
    view: () => view,
    sent: () => calls.map(({ sent }) => [sent.planIndicatorId, sent.version, sent.value]),
    async answer(index: number, answer: SaveAnswer) {
      calls[index]!.answer(answer);
      await settle();
    },
    async save(index: number) {
      calls[index]!.answer({ kind: 'saved', view: written(view, calls[index]!.sent) });
      await settle();
    },
    enter(rowId: string, text: string) {
      store.edit(rowId, value(text));
      store.commit(rowId);
    },
  };
}

describe('Saving a sheet row by row', () => {
  it('sends one row after the other', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
    sheet.enter('b', '4');
    expect(sheet.sent()).toEqual([['a', 0, 3]]);
    expect(sheet.store.rowState('a').save.kind).toBe('saving');
    await sheet.save(0);
    expect(sheet.sent()).toEqual([
      ['a', 0, 3],
      ['b', 0, 4],
    ]);
    expect(sheet.store.rowState('a')).toEqual({ save: { kind: 'saved', at: '2026-09-29T03:43:00Z' } });
    await sheet.save(1);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('saves what was typed while the row was under way, on top of its new version', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
    sheet.enter('a', '31');
    await sheet.save(0);
    expect(sheet.sent()).toEqual([
      ['a', 0, 3],
      ['a', 1, 31],
    ]);
    await sheet.save(1);
    expect(sheet.view().rows[0]!.actual?.value).toBe(31);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('sends nothing that changes nothing or cannot be read', () => {
    const sheet = aSheet();
    sheet.enter('a', '');
    sheet.enter('b', 'ba lớp');
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.rowState('a').draft).toBeUndefined();
    expect(sheet.store.rowState('b').draft?.value.text).toBe('ba lớp');
  });

  it('keeps a way of entering that was chosen and has no figure yet', () => {
    const sheet = aSheet();
    sheet.store.edit('a', { mode: 'percent' });
    sheet.store.commit('a');
    expect(sheet.store.rowState('a').draft?.mode).toBe('percent');
    expect(sheet.calls).toHaveLength(0);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('asks before it sends an ambiguous number', async () => {
    const sheet = aSheet();
    sheet.enter('a', '7,100');
    expect(sheet.calls).toHaveLength(0);
    sheet.store.settle('a', 'value', 7100);
    expect(sheet.sent()).toEqual([['a', 0, 7100]]);
  });

  it('keeps everything while the line is down and goes on when it is back', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'offline' });
    sheet.enter('b', '4');
    expect(['a', 'b'].map((rowId) => sheet.store.rowState(rowId).save.kind)).toEqual(['waiting', 'waiting']);
    sheet.store.resume();
    await sheet.save(1);
    await sheet.save(2);
    expect(sheet.sent().slice(1)).toEqual([
      ['a', 0, 3],
      ['b', 0, 4],
    ]);
    expect(sheet.store.hasUnsaved()).toBe(false);
  });

  it('keeps what was refused in the inputs, with the reason', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'refused', reason: 'Kỳ đã khóa sổ.' });
    expect(sheet.store.rowState('a')).toMatchObject({
      draft: { value: { text: '3' } },
      save: { kind: 'refused', reason: 'Kỳ đã khóa sổ.' },
    });
    sheet.enter('b', '4');
    expect(sheet.sent()[1]).toEqual(['b', 0, 4]);
  });

  it('sends a row once, however often it is committed', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
    sheet.store.commit('a');
    await sheet.answer(0, { kind: 'refused', reason: 'Kỳ đã khóa sổ.' });
    expect(sheet.calls).toHaveLength(1);
  });

  const theirs = anActual({ entryKind: 'value', value: 5, version: 7, updatedBy: 'Lê Thị Hoa' });
  async function aConflict() {
    const sheet = aSheet();
    sheet.enter('a', '3');
    await sheet.answer(0, { kind: 'conflict', conflict: { planIndicatorId: 'a', yours: sheet.calls[0]!.sent, theirs } });
    return sheet;
  }

  it('holds a conflict until it is answered', async () => {
    const sheet = await aConflict();
    sheet.store.commit('a');
    expect(sheet.calls).toHaveLength(1);
    expect(sheet.store.rowState('a').save.kind).toBe('conflict');
  });

  it('writes mine over theirs, knowing their version', async () => {
    const sheet = await aConflict();
    sheet.store.keepMine('a');
    expect(sheet.sent()[1]).toEqual(['a', 7, 3]);
  });

  it('drops mine for theirs', async () => {
    const sheet = await aConflict();
    sheet.store.takeTheirs('a');
    expect(sheet.calls).toHaveLength(1);
    expect(sheet.store.rowState('a')).toEqual({ save: { kind: 'saved', at: theirs.updatedAt } });
  });

  it('writes on the version that was seen, not on the one that came by', () => {
    const sheet = aSheet();
    sheet.store.edit('a', value('3'));
    sheet.store.accept(written(sheet.view(), { planIndicatorId: 'a', version: 4, entryKind: 'value', value: 9 }));
    sheet.store.commit('a');
    expect(sheet.sent()).toEqual([['a', 0, 3]]);
  });

  it('puts back what is stored in a cell', async () => {
    const sheet = aSheet();
    sheet.enter('a', '3');
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
    sheet.enter('a', '3');
    void sheet.store.idle().then(() => {
      isIdle = true;
    });
    await Promise.resolve();
    expect(isIdle).toBe(false);
    await sheet.save(0);
    expect(isIdle).toBe(true);
  });
});
