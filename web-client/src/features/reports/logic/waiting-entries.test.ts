import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { aRow } from './fixtures';
import { draftOf } from './row-draft';
import { countWaiting, waitingEntriesOf, type WaitingEntry } from './waiting-entries';

const entry = (rowId: string, stamp: string): WaitingEntry => ({ rowId, stamp, draft: draftOf(aRow()), unanswered: [], at: '2026-09-29T03:40:00Z' });
const rowIds = async (personId: string, reportId: string) => (await waitingEntriesOf(personId, reportId).all()).map(({ rowId }) => rowId);

describe('The store of the browser', () => {
  it("shows nobody another person's entries, nor those of another report", async () => {
    await waitingEntriesOf('hoa', 'q3').keep(entry('a', '1'));
    await waitingEntriesOf('hoa', 'q3').keep(entry('b', '1'));
    await waitingEntriesOf('hoa', 'q4').keep(entry('c', '1'));
    await waitingEntriesOf('minh', 'q3').keep(entry('d', '1'));
    expect(await rowIds('hoa', 'q3')).toEqual(['a', 'b']);
    expect(await rowIds('minh', 'q3')).toEqual(['d']);
    expect([...(await countWaiting('hoa'))]).toEqual([
      ['q3', 2],
      ['q4', 1],
    ]);
    expect((await countWaiting('ho')).size).toBe(0);
  });

  it('drops what was acknowledged, and not what another tab wrote since', async () => {
    const entries = waitingEntriesOf('lan', 'q3');
    await entries.keep(entry('a', '1'));
    await entries.keep(entry('a', '2'));
    await entries.drop('a', '1');
    expect(await entries.holds('a', '2')).toBe(true);
    await entries.drop('a', '2');
    expect(await entries.all()).toEqual([]);
  });
});
