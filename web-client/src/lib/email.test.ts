import { expect, it } from 'vitest';
import { isEmail, longestEmail } from './email';

it.each(['', '  ', 'vhxh@kyhoa.hatinh.gov.vn', ' a.b+c@x.vn '])('takes "%s"', (text) => expect(isEmail(text)).toBe(true));

it.each(['vhxh', 'vhxh@kyhoa', '@x.vn', 'a b@x.vn', 'a@x..vn', 'a@x.vn, b@x.vn', `${'x'.repeat(longestEmail)}@x.vn`])('refuses "%s"', (text) =>
  expect(isEmail(text)).toBe(false),
);
