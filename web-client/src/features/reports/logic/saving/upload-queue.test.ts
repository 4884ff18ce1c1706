import { describe, expect, it, vi } from 'vitest';
import { createUploadQueue, type UploadAnswer } from './upload-queue';

const file = (name: string) => new File(['x'], name);

/** A line on which every file waits for its answer. */
function aLine() {
  const sent: string[] = [];
  const answers: ((answer: UploadAnswer) => void)[] = [];
  const progress: ((share: number) => void)[] = [];
  const queue = createUploadQueue((rowId, one, onProgress) => {
    sent.push(`${rowId} ${one.name}`);
    progress.push(onProgress);
    return new Promise((resolve) => answers.push(resolve));
  });
  const answer = async (with_: UploadAnswer) => {
    answers.shift()?.(with_);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, sent, progress, answer, states: () => queue.all().map(({ file: one, state }) => `${one.name} ${state.kind}`) };
}

describe('Files on their way', () => {
  it('go one after the other and leave the list when they are there', async () => {
    const { queue, sent, progress, answer, states } = aLine();
    queue.add('a', [file('1.pdf'), file('2.pdf')]);
    progress[0]?.(0.5);
    expect(sent).toEqual(['a 1.pdf']);
    expect(queue.all()[0]?.state).toEqual({ kind: 'sending', share: 0.5 });
    await answer({ kind: 'done' });
    expect(sent).toEqual(['a 1.pdf', 'a 2.pdf']);
    await answer({ kind: 'done' });
    expect(states()).toEqual([]);
    expect(queue.isBusy()).toBe(false);
  });

  it('that are refused say why, hold up no other and can be put aside', async () => {
    const { queue, answer, states } = aLine();
    queue.add('a', [file('1.exe'), file('2.pdf')]);
    await answer({ kind: 'refused', reason: 'Không nhận loại tệp này.' });
    expect(states()).toEqual(['1.exe refused', '2.pdf sending']);
    await answer({ kind: 'done' });
    expect(queue.isBusy()).toBe(false);
    queue.dismiss(queue.all()[0]!.id);
    expect(states()).toEqual([]);
  });

  it('wait for the line together and go on when it is back', async () => {
    const { queue, sent, answer, states } = aLine();
    queue.add('a', [file('1.pdf'), file('2.pdf')]);
    await answer({ kind: 'offline' });
    expect(states()).toEqual(['1.pdf offline', '2.pdf offline']);
    expect(queue.isBusy()).toBe(true);
    queue.resume();
    expect(states()).toEqual(['1.pdf sending', '2.pdf waiting']);
    expect(sent).toEqual(['a 1.pdf', 'a 1.pdf']);
  });

  it('wait like on a dead line after an error that nobody foresaw, and go on', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const send = vi.fn<(rowId: string) => Promise<UploadAnswer>>().mockRejectedValueOnce(new Error('storage is full')).mockResolvedValue({ kind: 'done' });
    const queue = createUploadQueue(send);
    queue.add('a', [file('1.pdf')]);
    await vi.waitFor(() => expect(queue.all()[0]?.state.kind).toBe('offline'));
    queue.resume();
    await vi.waitFor(() => expect(queue.all()).toEqual([]));
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});
