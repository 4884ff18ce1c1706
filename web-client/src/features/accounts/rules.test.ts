import { expect, test } from 'vitest';
import type { DemoSignIn, Role } from '@/api-types';
import { groupDemo, safeReturn, shortName } from './rules';

const demo = (displayName: string, role: Role, place: string): DemoSignIn => ({ userName: displayName, password: 'x', displayName, role, place });

test('the demo lists communes first, leaders before officers', () => {
  const groups = groupDemo([
    demo('Quản trị hệ thống', 'system_admin', ''),
    demo('Cán bộ, Phòng Kinh tế', 'officer', 'Xã Kỳ Hoa'),
    demo('Thành viên Ban Chỉ đạo, Xã Kỳ Hoa', 'committee', 'Xã Kỳ Hoa'),
  ]);
  expect(groups.map(({ place, leaders, officers }) => [place, leaders.map(shortName), officers.map(shortName)])).toEqual([
    ['Xã Kỳ Hoa', ['Thành viên Ban Chỉ đạo'], ['Phòng Kinh tế']],
    [null, ['Quản trị hệ thống'], []],
  ]);
});

test.each([
  ['/indicators?status=met', '/indicators?status=met'],
  [null, '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/sign-in?from=/x', '/'],
])('after signing in, %s leads to %s', (from, to) => {
  expect(safeReturn(from)).toBe(to);
});
