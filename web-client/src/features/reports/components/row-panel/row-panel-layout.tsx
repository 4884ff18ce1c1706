import { useCallback, useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { ReportView } from '@/api-types';
import { focusRowPanel, RowPanel } from './row-panel';
import { RowPanelContext, type AskForRow, type PanelPart } from './row-panel-context';
import styles from './row-panel-layout.module.css';
import { useOpenRow } from './use-open-row';

interface Props {
  report: ReportView;
  /** Whether Escape in the cell has something to take back first. */
  isUnsaved?: (rowId: string) => boolean;
  /** The rows; each carries its id as `row-<planIndicatorId>`. */
  children: ReactNode;
}

/** Rows with the panel of one of them beside it: it follows the focus, and gives it back when it closes. */
export function RowPanelLayout({ report, isUnsaved = () => false, children }: Props) {
  const { rowId, open, close } = useOpenRow();
  const rows = useRef<HTMLDivElement>(null);
  const asked = useRef<PanelPart>(null);
  const lastFocused = useRef<HTMLElement>(null);
  const shown = report.rows.find((row) => row.planIndicatorId === rowId);

  // The panel takes room from the rows, and what stood in sight moves; the mark is set by hand, or every row would be drawn anew.
  useEffect(() => {
    const row = rows.current?.querySelector(`[id="row-${rowId}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.setAttribute('data-open', '');
    return () => row?.removeAttribute('data-open');
  }, [rowId]);

  useEffect(() => {
    if (asked.current) focusRowPanel(asked.current);
    asked.current = null;
  }, [rowId]);

  // The same function while the same row is open: a key pressed in one row draws that row only.
  const ask: AskForRow = useCallback(
    (id, part = 'title') => {
      if (id === rowId) focusRowPanel(part);
      else {
        asked.current = part;
        open(id);
      }
    },
    [rowId, open],
  );
  const leave = () => {
    close();
    if (!shown) return;
    const row = rows.current?.querySelector<HTMLElement>(`[id="row-${shown.planIndicatorId}"]`);
    const last = lastFocused.current;
    const target = last && row?.contains(last) ? last : (row?.querySelector<HTMLElement>('[data-field]') ?? row?.querySelector('button'));
    target?.focus();
  };

  const follow = (event: FocusEvent<HTMLElement>) => {
    const id = rowOf(event.target);
    lastFocused.current = event.target;
    if (shown && id && id !== shown.planIndicatorId) open(id);
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    const id = rowOf(event.target);
    if (!id || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      ask(id);
    }
    if (event.key === 'Escape' && shown && !isUnsaved(id)) leave();
  };

  return (
    <RowPanelContext value={ask}>
      <div className={shown ? styles.withPanel : undefined}>
        {/* The keys of the cells inside, caught before the cells take them for their own. */}
        <div ref={rows} className={styles.rows} onFocus={follow} onKeyDownCapture={handleKey}>
          {children}
        </div>
        {shown && <RowPanel report={report} row={shown} onClose={leave} />}
      </div>
    </RowPanelContext>
  );
}

function rowOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[id^="row-"]') : null;
  return row?.id.slice('row-'.length) ?? null;
}
