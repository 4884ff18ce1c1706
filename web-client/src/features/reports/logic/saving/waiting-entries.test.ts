import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { aRow } from '../fixtures';
import { draftOf } from '../row-draft';
import { countWaiting, entriesOfReport, waitingEntriesOf, type WaitingEntry } from './waiting-entries';
import { waitingWordsOf } from './waiting-words';

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

  it('finds all entries of a report, those of its hamlets with it, and counts its words', async () => {
    const keep = (place: string, rowId: string) => waitingEntriesOf('mai', place).keep(entry(rowId, '1'));
    for (const [place, rowId] of [['q3', 'a'], ['q3/a', 'h1'], ['q30', 'b'], ['q4', 'c']] as const) await keep(place, rowId);
    expect((await entriesOfReport('mai', 'q3')).map(({ place, rowId }) => [place, rowId])).toEqual([
      ['q3', 'a'],
      ['q3/a', 'h1'],
    ]);
    const texts = { difficulties: 'Mạng yếu', proposals: '' };
    await waitingWordsOf('mai', 'q3').keep({ texts, base: { ...texts, version: 0 }, stamp: '1' });
    expect((await countWaiting('mai')).get('q3')).toBe(3);
  });
});
