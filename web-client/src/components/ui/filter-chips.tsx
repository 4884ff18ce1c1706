import type { ReactNode } from 'react';
import styles from './filter-chips.module.css';

interface Props<Code extends string> {
  label: string;
  /** Null: everything. */
  options: readonly { code: Code | null; word: ReactNode; count?: number }[];
  chosen: Code | null;
  onChoose: (code: Code | null) => void;
}

/** Words, with their counts where things are counted; one of them is pressed. */
export function FilterChips<Code extends string>({ label, options, chosen, onChoose }: Props<Code>) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {options.map(({ code, word, count }) => (
        <button
          key={code ?? 'all'}
          type="button"
          className={count === 0 && code !== null && code !== chosen ? `${styles.chip} ${styles.none}` : styles.chip}
          aria-pressed={code === chosen}
          onClick={() => onChoose(code)}
        >
          {word} {count !== undefined && <b>{count}</b>}
        </button>
      ))}
    </div>
  );
}
