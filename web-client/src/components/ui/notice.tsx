import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A sentence that wants to be read now: an error, a warning, the good news of a write. */
export function Notice({ kind, children }: { kind: 'error' | 'warning' | 'success'; children: ReactNode }) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={`${styles.notice} ${styles[kind]}`}>
      {children}
    </div>
  );
}
