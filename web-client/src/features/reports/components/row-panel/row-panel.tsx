import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { Button } from '@/components/ui/button';
import { HamletSection } from '../hamlets/hamlet-section';
import { commentField, RowComments } from './row-comments';
import { RowDefinition } from './row-definition';
import { RowEvidence } from '../evidence/row-evidence';
import { RowHistory } from './row-history';
import type { PanelPart } from './row-panel-context';
import styles from './row-panel.module.css';
import { useIsNarrow } from '@/lib/use-is-narrow';

interface Props {
  report: ReportView;
  row: ReportRow;
  onClose: () => void;
}

const headingId = 'row-panel-title';

/** Everything about one row. At a desk it stands beside the rows and leaves them usable; on a phone it takes the screen. */
export function RowPanel({ report, row, onClose }: Props) {
  const isNarrow = useIsNarrow();
  const content = <Content report={report} row={row} onClose={onClose} />;
  return isNarrow ? (
    <FullScreen onClose={onClose}>{content}</FullScreen>
  ) : (
    // Escape closes from wherever the focus stands in it; the close button says the same to a mouse.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={styles.side}
      data-row-panel
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        // A dialog opened from within closes by itself.
        if (event.key === 'Escape' && !(event.target instanceof Element && event.target.closest('dialog'))) onClose();
      }}
    >
      {content}
    </aside>
  );
}

function FullScreen({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.screen}
      data-row-panel
      aria-labelledby={headingId}
      onCancel={(event) => {
        // React owns whether it is open.
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

function Content({ report, row, onClose }: Props) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  return (
    <>
      <header className={styles.header}>
        {/* Takes the focus when the panel is asked for by key or button. */}
        <h2 id={headingId} tabIndex={-1}>
          <span className={styles.number}>{row.number}</span> {row.text}
        </h2>
        <Button kind="quiet" aria-label={common('close')} title={t('panel.closeHint')} onClick={onClose}>
          ✕
        </Button>
      </header>
      {/* A new row begins at the top, with its sections as they are at first. */}
      <div key={row.planIndicatorId} className={styles.sections}>
        <RowDefinition row={row} />
        <HamletSection report={report} row={row} />
        <RowEvidence report={report} row={row} />
        <RowComments report={report} row={row} />
        <RowHistory report={report} row={row} />
      </div>
    </>
  );
}

/** Moves the focus into the open panel. */
export function focusRowPanel(part: PanelPart): void {
  (partOf(part) ?? document.getElementById(headingId))?.focus();
}

function partOf(part: PanelPart): HTMLElement | null | undefined {
  switch (part) {
    case 'title':
      return null;
    case 'comment':
      return document.querySelector<HTMLElement>(commentField);
    case 'evidence': {
      const section = document.querySelector<HTMLDetailsElement>('[data-part="evidence"]');
      section?.scrollIntoView({ block: 'nearest' });
      // What stands in a closed section comes after it is opened.
      const target = section?.querySelector<HTMLElement>(section.open ? '[data-give], a, button' : 'summary');
      if (section) section.open = true;
      return target ?? section?.querySelector('summary');
    }
  }
}
