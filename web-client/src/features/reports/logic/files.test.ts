import { describe, expect, it } from 'vitest';
import { formatBytes, withPasteName } from './files';

describe('Files', () => {
  it.each([
    [0, '1\u00a0kB'],
    [184_320, '180\u00a0kB'],
    [1_048_575, '1.024\u00a0kB'],
    [3_355_443, '3,2\u00a0MB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes, 'vi')).toBe(text));

  it('a pasted picture gets a name of its own, another file keeps its name', () => {
    const now = new Date(2026, 8, 29, 14, 5, 9);
    expect(withPasteName(new File(['x'], 'image.png'), 'Ảnh dán', now).name).toBe('Ảnh dán 2026-09-29 14.05.09.png');
    expect(withPasteName(new File(['x'], 'biểu.xlsx'), 'Ảnh dán', now).name).toBe('biểu.xlsx');
  });
});
