import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { waitingWordsOf, type WaitingWords } from './waiting-words';

const words = (stamp: string): WaitingWords => ({
  stamp,
  texts: { difficulties: 'Mạng yếu', proposals: '' },
  base: { version: 0, difficulties: '', proposals: '' },
});

describe('Words in the store of the browser', () => {
  it('belong to one person and one report', async () => {
    await waitingWordsOf('hoa', 'q3').keep(words('1'));
    expect(await waitingWordsOf('hoa', 'q3').read()).toMatchObject(words('1'));
    expect(await waitingWordsOf('minh', 'q3').read()).toBeUndefined();
    expect(await waitingWordsOf('hoa', 'q4').read()).toBeUndefined();
  });

  it('are dropped once acknowledged, and not where another tab wrote since', async () => {
    const store = waitingWordsOf('lan', 'q3');
    await store.keep(words('1'));
    await store.keep(words('2'));
    await store.drop('1');
    expect(await store.read()).toMatchObject({ stamp: '2' });
    await store.drop('2');
    expect(await store.read()).toBeUndefined();
  });
});
