import type { ReactNode } from 'react';
import styles from './view-keys.module.css';

/** Keys of which the pressed ones say how something is looked at. */
export function ViewKeys({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.keys} role="group" aria-label={label}>
      {children}
    </div>
  );
}
