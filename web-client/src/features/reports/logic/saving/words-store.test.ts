import { describe, expect, it, vi } from 'vitest';
import type { ReportWords, WordsDraft } from '@/api-types';
import type { WaitingWords } from './waiting-words';
import { createWordsStore, type WordsAnswer } from './words-store';

const nothing: ReportWords = { version: 0 };

const by = (person: string, version: number, difficulties?: string, proposals?: string): ReportWords => ({
  version,
  updatedAt: '2026-09-29T03:42:00Z',
  updatedBy: person,
  ...(difficulties && { difficulties }),
  ...(proposals && { proposals }),
});

/** A browser's store that outlives the page. */
function aBrowser() {
  let kept: WaitingWords | undefined;
  return {
    read: () => Promise.resolve(kept),
    keep: (words: WaitingWords) => Promise.resolve(void (kept = words)),
    drop: (stamp: string) => Promise.resolve(void (kept?.stamp === stamp && (kept = undefined))),
  };
}

function open(first: ReportWords, answers: WordsAnswer[], waiting = aBrowser()) {
  const sent: WordsDraft[] = [];
  let stamps = 0;
  const send = vi.fn((draft: WordsDraft) => {
    sent.push(draft);
    return Promise.resolve(answers.shift() ?? { kind: 'offline' as const });
  });
  return { sent, send, waiting, store: createWordsStore(first, { send, waiting, newStamp: () => `${++stamps}` }) };
}

describe('The words of a report', () => {
  it('are sent together on the version that was seen, and forgotten here once they are there', async () => {
    const { sent, store, waiting } = open(nothing, [{ kind: 'saved', words: by('hoa', 1, 'Mạng yếu') }]);
    store.edit('difficulties', 'Mạng yếu ');
    expect(await waiting.read()).toMatchObject({ texts: { difficulties: 'Mạng yếu ' }, base: { version: 0 } });
    store.commit();
    await store.idle();
    expect(sent).toEqual([{ version: 0, difficulties: 'Mạng yếu' }]);
    expect(store.state()).toEqual({ texts: { difficulties: 'Mạng yếu', proposals: '' }, save: { kind: 'saved', at: '2026-09-29T03:42:00Z' } });
    expect(store.hasUnsaved()).toBe(false);
    expect(await waiting.read()).toBeUndefined();
  });

  it('wait for the line, survive a new page and are sent from there', async () => {
    const first = open(nothing, [{ kind: 'offline' }]);
    first.store.edit('proposals', 'Thêm trạm');
    first.store.commit();
    await first.store.idle();
    expect(first.store.state().save).toEqual({ kind: 'waiting' });

    const second = open(nothing, [{ kind: 'saved', words: by('hoa', 1, undefined, 'Thêm trạm') }], first.waiting);
    await second.store.recover();
    await second.store.idle();
    expect(second.sent).toEqual([{ version: 0, proposals: 'Thêm trạm' }]);
    expect(await first.waiting.read()).toBeUndefined();
  });

  it('typed on while they were sent stand on the version just written', async () => {
    const { sent, store } = open(nothing, [
      { kind: 'saved', words: by('hoa', 1, 'Mạng') },
      { kind: 'saved', words: by('hoa', 2, 'Mạng yếu') },
    ]);
    store.edit('difficulties', 'Mạng');
    store.commit();
    store.edit('difficulties', 'Mạng yếu');
    await store.idle();
    expect(sent).toEqual([
      { version: 0, difficulties: 'Mạng' },
      { version: 1, difficulties: 'Mạng yếu' },
    ]);
  });

  it('of two people in two fields are joined without a question', async () => {
    const { sent, store } = open(nothing, [
      { kind: 'conflict', theirs: by('minh', 1, undefined, 'Thêm trạm') },
      { kind: 'saved', words: by('hoa', 2, 'Mạng yếu', 'Thêm trạm') },
    ]);
    store.edit('difficulties', 'Mạng yếu');
    store.commit();
    await store.idle();
    expect(sent[1]).toEqual({ version: 1, difficulties: 'Mạng yếu', proposals: 'Thêm trạm' });
    expect(store.state().save.kind).toBe('saved');
  });

  it.each([
    ['mine' as const, { version: 1, difficulties: 'Mạng yếu' }],
    ['theirs' as const, undefined],
  ])('of two people in one field are asked about: %s', async (whose, next) => {
    const theirs = by('minh', 1, 'Thiếu người');
    const { sent, store } = open(nothing, [
      { kind: 'conflict', theirs },
      { kind: 'saved', words: by('hoa', 2, 'Mạng yếu') },
    ]);
    store.edit('difficulties', 'Mạng yếu');
    store.commit();
    await store.idle();
    expect(store.state()).toMatchObject({ texts: { difficulties: 'Mạng yếu' }, save: { kind: 'conflict', theirs, fields: ['difficulties'] } });
    expect(sent).toHaveLength(1);

    store.settle('difficulties', whose);
    await store.idle();
    expect(sent[1]).toEqual(next);
    expect(store.state().texts.difficulties).toBe(whose === 'mine' ? 'Mạng yếu' : 'Thiếu người');
    expect(store.hasUnsaved()).toBe(false);
  });

  it('that the server refuses stay as typed, with its reason', async () => {
    const { store, waiting } = open(nothing, [{ kind: 'refused', reason: 'Báo cáo đã gửi.' }]);
    store.edit('difficulties', 'Mạng yếu');
    store.commit();
    await store.idle();
    expect(store.state()).toMatchObject({ texts: { difficulties: 'Mạng yếu' }, save: { kind: 'refused', reason: 'Báo cáo đã gửi.' } });
    expect(await waiting.read()).toBeDefined();
  });

  it('taken back to what is stored are nothing to send', async () => {
    const { sent, store, waiting } = open(by('hoa', 1, 'Mạng yếu'), []);
    store.edit('difficulties', 'Mạng');
    store.edit('difficulties', 'Mạng yếu');
    store.commit();
    await store.idle();
    expect(sent).toEqual([]);
    expect(await waiting.read()).toBeUndefined();
  });

  it('are tried again after an error that nobody foresaw', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { store, sent, send } = open(nothing, [{ kind: 'saved', words: by('hoa', 1, 'Mạng yếu') }]);
    send.mockRejectedValueOnce(new Error('no words'));
    store.edit('difficulties', 'Mạng yếu');
    store.commit();
    await store.idle();
    expect(store.state().save).toEqual({ kind: 'waiting' });
    store.resume();
    await store.idle();
    expect(sent).toEqual([{ version: 0, difficulties: 'Mạng yếu' }]);
    expect(store.hasUnsaved()).toBe(false);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  it('would be lost with the page only where the browser keeps nothing', async () => {
    const { store } = open(nothing, []);
    store.edit('difficulties', 'Mạng yếu');
    await store.kept();
    expect(store.wouldLose()).toBe(false);

    const forbidden = open(nothing, [], { ...aBrowser(), keep: () => Promise.reject(new Error('forbidden')) });
    forbidden.store.edit('difficulties', 'Mạng yếu');
    await forbidden.store.kept();
    expect(forbidden.store.wouldLose()).toBe(true);
  });

  it('of a report that takes none any more are not sent, and go when somebody lets them go', async () => {
    const { sent, store, waiting } = open(nothing, []);
    store.edit('difficulties', 'Mạng yếu');
    store.accept(nothing, false);
    store.commit();
    await store.idle();
    expect(sent).toEqual([]);
    expect(store.hasUnsaved()).toBe(true);
    store.discard();
    expect(store.hasUnsaved()).toBe(false);
    expect(await waiting.read()).toBeUndefined();
  });
});
