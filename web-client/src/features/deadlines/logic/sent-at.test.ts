import { expect, it } from 'vitest';
import { instantOf } from './sent-at';

it.each([
  ['2026-11-20', '17:00', '2026-11-20T10:00:00.000Z'],
  ['2026-11-20', '06:59', '2026-11-19T23:59:00.000Z'],
])('%s %s in Vietnam is %s, wherever the browser is', (day, time, instant) => expect(instantOf(day, time)).toBe(instant));
