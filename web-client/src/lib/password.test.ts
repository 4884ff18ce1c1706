import { describe, expect, it } from 'vitest';
import { generatePassword, shortestPassword } from './password';

const counting = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((_, index) => index);

describe('Making a password', () => {
  it('groups what can be read out', () => {
    expect(generatePassword(counting)).toBe('abcd-efgh-ijkm-npqr');
  });

  it('uses the low five bits of each byte, so no sign is likelier than another', () => {
    const alphabet = new Set([0, 16].flatMap((start) => [...generatePassword((bytes) => bytes.map((_, index) => start + index)).replaceAll('-', '')]));
    expect(alphabet.size).toBe(32);
    expect([...alphabet].filter((sign) => 'lo01'.includes(sign))).toEqual([]);
    expect(generatePassword((bytes) => bytes.map((_, index) => 32 + index))).toBe(generatePassword(counting));
  });

  it('is long enough for the server, and another one each time', () => {
    const made = Array.from({ length: 50 }, () => generatePassword());
    expect(made.every((password) => password.length >= shortestPassword)).toBe(true);
    expect(new Set(made).size).toBe(50);
  });
});
