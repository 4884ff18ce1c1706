import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { Panel } from '@/components/ui/panel';
import type { Cell } from '@/lib/csv';
import { useWording } from '@/lib/wording';
import { anchorOf, viewParam } from './chart-link';
import styles from './chart-panel.module.css';
import { Drawing } from './drawing';
import type { ChartData, ChartKind } from './model';
import { PanelKeys } from './panel-keys';
import { charts } from './registry';

interface Props<K extends ChartKind> {
  kind: K;
  /** Tells the panels of a page apart in its address; the kind where there is one of it. */
  id?: string;
  data: ChartData[K];
  /** States the finding, not the subject. */
  title: string;
  hint?: ReactNode;
  /** Says to screen readers what the drawing shows. */
  sentence: string;
  /** Stands below when printed: where from, as of when. */
  source: string;
  fileName: string;
}

/** Around every chart: the finding, the drawing or its table, the files to take along, the sentence and the source. */
export function ChartPanel<K extends ChartKind>({ kind, id = kind, data, title, hint, sentence, source, fileName }: Props<K>) {
  const { t } = useTranslation();
  const words = useWording();
  const [params] = useSearchParams();
  const { hash } = useLocation();
  const drawing = useRef<HTMLDivElement>(null);
  const asTable = params.get(viewParam(id)) === 'table';
  const { toTable, isEmpty } = charts[kind];
  const anchor = anchorOf(id);

  // The panel is not there yet when the browser looks for it.
  useEffect(() => {
    if (hash === `#${anchor}`) document.getElementById(anchor)?.scrollIntoView();
  }, [hash, anchor]);

  const empty = isEmpty(data);
  return (
    <Panel
      id={anchor}
      title={title}
      hint={hint}
      action={
        !empty && (
          <PanelKeys
            id={id}
            asTable={asTable}
            fileName={fileName}
            around={{ title, sentence, source }}
            table={() => toTable(data, t, words)}
            drawing={drawing}
          />
        )
      }
    >
      <p className="visually-hidden">{sentence}</p>
      {asTable && !empty ? (
        <ChartTable {...toTable(data, t, words)} caption={title} show={(cell) => (typeof cell === 'number' ? words.number(cell, 4) : (cell ?? '–'))} />
      ) : (
        <div ref={drawing}>
          <Drawing kind={kind} data={data} />
        </div>
      )}
      <p className={styles.source}>{source}</p>
    </Panel>
  );
}

interface TableProps {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  show: (cell: Cell) => string;
}

function ChartTable({ caption, columns, rows, show }: TableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reached by keyboard
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={isFigure(rows, index) ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = null, ...rest], row) => (
            <tr key={row}>
              <th scope="row">{show(first)}</th>
              {rest.map((cell, index) => (
                <td key={columns[index + 1]} className={isFigure(rows, index + 1) ? 'number' : undefined}>
                  {show(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Figures stand right, below each other; words stand left. */
function isFigure(rows: readonly (readonly Cell[])[], column: number): boolean {
  return rows.some((row) => typeof row[column] === 'number');
}
