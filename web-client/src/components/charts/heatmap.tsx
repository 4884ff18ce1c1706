import { useRef, useState, type KeyboardEvent } from 'react';
import { AppLink } from '@/components/ui/app-link';
import { StatusShape } from '@/components/ui/status-shape';
import { statusTone } from '@/components/ui/tone';
import tones from '@/components/ui/tones.module.css';
import { moved, type Spot } from './heat-keys';
import styles from './heatmap.module.css';
import type { HeatData } from './model';
import { starts } from './scales';
import { useTips } from './use-tips';

/** Tiles with shape and figure; one stop of the Tab key, then the arrows walk. A tile leads to its indicator. */
export default function Heatmap({ data }: { data: HeatData }) {
  const table = useRef<HTMLTableElement>(null);
  const [spot, setSpot] = useState<Spot>({ row: 0, place: 1 });
  const { tipOf, textOf, bubble } = useTips();
  const lengths = data.rows.map(({ cells }) => 1 + cells.reduce((sum, tiles) => sum + tiles.length, 0));
  const isSpot = (row: number, place: number) => spot.row === row && spot.place === Math.min(place, (lengths[row] ?? 1) - 1);

  const walk = (event: KeyboardEvent) => {
    const next = moved(spot, event.key, lengths);
    if (!next) return;
    event.preventDefault();
    setSpot(next);
    table.current?.querySelector<HTMLElement>(`[data-spot="${next.row} ${next.place}"]`)?.focus();
  };
  const at = (row: number, place: number) => ({
    'data-spot': `${row} ${place}`,
    tabIndex: isSpot(row, place) ? 0 : -1,
    onFocusCapture: () => setSpot({ row, place }),
  });

  return (
    <div className={styles.scroll}>
      <table ref={table} role="grid" className={styles.table} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">{data.rowHead}</th>
            {data.columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, rowIndex) => {
            const firsts = starts(row.cells.map(({ length }) => length));
            return (
              <tr key={row.id}>
                <th scope="row">
                  <AppLink to={row.href} {...at(rowIndex, 0)}>
                    {row.name}
                  </AppLink>
                  {row.note && <span className={styles.note}>{row.note}</span>}
                </th>
                {row.cells.map((tiles, column) => (
                  <td key={data.columns[column]?.id}>
                    <span className={styles.tiles}>
                      {tiles.map((tile, index) => (
                        <AppLink
                          key={tile.id}
                          to={tile.href}
                          className={`${styles.tile} ${tones[statusTone(tile.status)]}`}
                          aria-label={textOf(tile.tip)}
                          {...at(rowIndex, 1 + (firsts[column] ?? 0) + index)}
                          {...tipOf(tile.tip)}
                        >
                          <StatusShape status={tile.status} />
                          {tile.figure}
                        </AppLink>
                      ))}
                    </span>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {bubble}
    </div>
  );
}
