import { WaitingNotices } from '@/features/notices/waiting';
import { Component as Forms } from '@/features/reports/home';

/** Where an officer starts: what was asked of them, then their forms. */
export function Component() {
  return (
    <>
      <WaitingNotices />
      <Forms />
    </>
  );
}
