import { expect, it } from 'vitest';
import { isPhone, phoneText } from './phone';

it.each(['', ' ', '0912345678', '0912 345 678', '+84 912.345.678', '84912345678', '(024) 3825-5449', '0084912345678'])('takes "%s"', (text) =>
  expect(isPhone(text)).toBe(true),
);

it.each(['912345678', '0123456789', '091234567', '+1 202 555 0100', 'số của tôi', '0912345678 0987654321'])('refuses "%s"', (text) =>
  expect(isPhone(text)).toBe(false),
);

it.each([
  ['+84912345678', '0912 345 678'],
  ['+842438255449', '0243 825 5449'],
  [undefined, ''],
])('writes %s as "%s"', (stored, text) => expect(phoneText(stored)).toBe(text));
