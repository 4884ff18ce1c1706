import { useState, type ReactNode } from 'react';
import type { PanelPart } from './row-panel-context';
import styles from './row-section.module.css';

interface Props {
  title: string;
  /** How many things stand in it. */
  count?: number;
  isOpenAtFirst?: boolean;
  /** By which the panel finds it, to lead the focus there. */
  part?: PanelPart;
  children: ReactNode;
}

/** A part of the row's panel. What stands in a closed one is not built, so it loads nothing. */
export function RowSection({ title, count, isOpenAtFirst = false, part, children }: Props) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details className={styles.section} data-part={part} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles.title}>
        <h3>
          {title}
          {count !== undefined && count > 0 && <span className={styles.count}> {count}</span>}
        </h3>
      </summary>
      {isOpen && <div className={styles.body}>{children}</div>}
    </details>
  );
}
