import { describe, expect, test } from 'vitest';
import { addressesOf, areTooMany, wrongAddresses } from './addresses';

test('one a line, or parted as people part a list', () =>
  expect(addressesOf(' 10.0.0.1\n10.0.0.2, 10.0.0.3;10.0.0.4 ')).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']));

describe('what the server takes is taken, what it refuses is named before it is sent', () => {
  test.each(['10.20.0.0/16', '192.0.2.7', '0.0.0.0/0', '10.20.30.40/32', '2001:db8::/32', '2001:0db8:0000::/32', '2001:DB8::1', '::1', '::/0'])('%s', (good) =>
    expect(wrongAddresses(good)).toEqual([]),
  );

  // The list of the server's own test (Terms_that_cannot_be_kept_are_refused_by_the_field_that_is_wrong), and more of a kind.
  test.each([
    '10.20.0.1/16', '10.20', '10.1/8', '256.1.1.1', '010.1.1.1', 'fe80::1%eth0', '::ffff:10.0.0.1', 'máy-chủ', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8',
    '2001:db8::1/32', '[::1]', '1:2:3', '10.0.0.0/-1',
  ])('%s', (wrong) => expect(wrongAddresses(`10.0.0.1\n${wrong}`)).toEqual([wrong]));
});

test('more than the server keeps are too many', () => {
  const many = (count: number) => Array.from({ length: count }, () => '192.0.2.1').join('\n');
  expect([areTooMany(many(100)), areTooMany(many(101))]).toEqual([false, true]);
});
