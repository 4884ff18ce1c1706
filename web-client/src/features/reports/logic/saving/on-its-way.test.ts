import { describe, expect, it } from 'vitest';
import { filesOnTheirWay, joinLines, together } from './on-its-way';
import type { Line } from './save-queue';
import { createUploadQueue } from './upload-queue';

describe('What is on its way', () => {
  it('holds a page back for files that wait for the line', async () => {
    const files = createUploadQueue(() => Promise.resolve({ kind: 'offline' }));
    const whole = together(() => [filesOnTheirWay(files)]);
    expect(whole.hasUnsaved()).toBe(false);
    files.add('a', [new File(['x'], '1.pdf')]);
    await whole.idle();
    expect(whole.wouldLose()).toBe(true);
    files.dismiss(files.all()[0]!.id);
    expect(whole.wouldLose()).toBe(false);
  });

  it('is one line, the same until one of its parts changes', () => {
    const lines: Line[] = [
      { isDown: false, waiting: 0, sentLate: 2 },
      { isDown: true, waiting: 3, sentLate: 0, lastTry: '2026-09-29T03:43:00Z' },
    ];
    const line = joinLines(() => [...lines]);
    const first = line();
    expect(first).toEqual({ isDown: true, waiting: 3, sentLate: 2, lastTry: '2026-09-29T03:43:00Z' });
    expect(line()).toBe(first);
    lines[0] = { isDown: true, waiting: 1, sentLate: 0, lastTry: '2026-09-29T03:44:00Z' };
    expect(line()).toEqual({ isDown: true, waiting: 4, sentLate: 0, lastTry: '2026-09-29T03:44:00Z' });
  });
});
