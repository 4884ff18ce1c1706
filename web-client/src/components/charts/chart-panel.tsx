import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '@/components/feedback/loading';
import { Panel } from '@/components/ui/panel';
import { downloadCsv, type Cell } from '@/lib/csv';
import { useWording } from '@/lib/wording';
import styles from './chart-panel.module.css';
import type { ChartData, ChartKind } from './model';
import { charts } from './registry';

interface Props<K extends ChartKind> {
  kind: K;
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

/** Around every chart: the finding, the drawing or its table, the CSV file, the sentence and the source. */
export function ChartPanel<K extends ChartKind>({ kind, data, title, hint, sentence, source, fileName }: Props<K>) {
  const { t } = useTranslation();
  const words = useWording();
  const [asTable, setAsTable] = useState(false);
  const { Chart, toTable } = charts[kind];

  return (
    <Panel
      title={title}
      hint={hint}
      action={
        <span className={styles.keys}>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('chart.asTable')}
          </button>
          <button type="button" onClick={() => downloadCsv(fileName, toTable(data, t, words), words.language)}>
            {t('chart.csv')}
          </button>
        </span>
      }
    >
      <p className="visually-hidden">{sentence}</p>
      {asTable ? (
        <ChartTable {...toTable(data, t, words)} caption={title} show={(cell) => (typeof cell === 'number' ? words.number(cell, 4) : (cell ?? '–'))} />
      ) : (
        <Suspense fallback={<Loading />}>
          <Chart data={data} />
        </Suspense>
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
              <th key={column} scope="col" className={index > 0 ? 'number' : undefined}>
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
                <td key={columns[index + 1]} className="number">
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
