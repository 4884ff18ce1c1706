import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface Props {
  title?: ReactNode;
  /** Second, quieter half of the title line. */
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  /** For content that brings its own edges, a table for instance. */
  flush?: boolean;
  /** Where a link may lead to. */
  id?: string;
}

export function Panel({ title, hint, action, children, flush = false, id }: Props) {
  const heading = useId();
  return (
    <section id={id} className={styles.panel} aria-labelledby={title ? heading : undefined}>
      {title && (
        <header className={styles.header}>
          <h2 id={heading}>{title}</h2>
          {hint && <span className={styles.hint}>{hint}</span>}
          {action && <span className={styles.action}>{action}</span>}
        </header>
      )}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
