import { describe, expect, it } from 'vitest';
import { passwordFaults, type PasswordDraft } from './password-rules';

const current = 'Demo@2026';
const next = 'mua-thu-ha-noi';

describe('Changing one’s own password', () => {
  it.each<[PasswordDraft, ReturnType<typeof passwordFaults>]>([
    [{ current, next, repeated: next }, {}],
    [{ current: '', next, repeated: next }, { current: 'currentMissing' }],
    [{ current, next: 'k'.repeat(11), repeated: 'k'.repeat(11) }, { next: 'length' }],
    [{ current, next: 'k'.repeat(12), repeated: 'k'.repeat(12) }, {}],
    [{ current, next: 'k'.repeat(200), repeated: 'k'.repeat(200) }, {}],
    [{ current, next: 'k'.repeat(201), repeated: 'k'.repeat(201) }, { next: 'length' }],
    [{ current: next, next, repeated: next }, { next: 'same' }],
    [{ current, next, repeated: `${next} ` }, { repeated: 'differs' }],
    // One thing at a time: a password that has to change anyway need not be repeated rightly.
    [{ current: '', next: 'short', repeated: '' }, { current: 'currentMissing', next: 'length' }],
  ])('%o has the faults %o', (draft, faults) => {
    expect(passwordFaults(draft)).toEqual(faults);
  });
});
