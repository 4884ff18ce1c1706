import { useSetParams } from '@/lib/url-state';
import styles from './sort-head.module.css';

interface Props<K extends string> {
  column: K;
  label: string;
  /** What the URL says. */
  state: { sort: K; descending: boolean };
  /** The order without a choice: it does not stand in the URL. */
  first: K;
  className?: string | undefined;
}

/** A head that sorts: a click sorts by it, the next one turns the order. */
export function SortHead<K extends string>({ column, label, state, first, className }: Props<K>) {
  const setParams = useSetParams();
  const active = state.sort === column;
  const turn = () => setParams({ sort: column === first ? null : column, dir: active && !state.descending ? 'desc' : null });
  return (
    <th scope="col" className={className} aria-sort={active ? (state.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles.sort} onClick={turn}>
        {label}
        {active && <span aria-hidden="true"> {state.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}
