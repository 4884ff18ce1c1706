import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ProgressStatus } from '@/api-types';
import { StatusMark } from '@/components/ui/badge';
import { beside } from './scales';
import styles from './tips.module.css';

/** What stands behind a mark of a chart. */
export interface Tip {
  title: string;
  status?: ProgressStatus;
  /** Name and figure. */
  lines: readonly (readonly [string, string])[];
}

// Long enough to move the pointer from the mark onto the bubble.
const leaveAfter = 200;

/** Bubbles of the marks of a chart: they open by pointer, by keyboard and by a tap, and Escape closes them. */
export function useTips() {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState<{ tip: Tip; anchor: Element } | null>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const isTouch = useRef(false);

  const keep = useCallback(() => window.clearTimeout(timer.current), []);
  const close = useCallback(() => {
    keep();
    setOpen(null);
  }, [keep]);
  const leave = useCallback(() => {
    keep();
    timer.current = window.setTimeout(() => setOpen(null), leaveAfter);
  }, [keep]);

  useLayoutEffect(() => {
    const box = bubble.current;
    if (!open || !box) return;
    const { left, top } = beside(open.anchor.getBoundingClientRect(), box.getBoundingClientRect(), { width: window.innerWidth, height: window.innerHeight });
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const onKey = (event: globalThis.KeyboardEvent) => event.key === 'Escape' && close();
    // Fixed to the window, it would stay behind when the page moves.
    document.addEventListener('scroll', close, { capture: true, passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('scroll', close, { capture: true });
      document.removeEventListener('keydown', onKey);
    };
  }, [open, close]);
  useEffect(() => keep, [keep]);

  /** All that the bubble says, for those who do not see the drawing. */
  const textOf = ({ title, status, lines }: Tip) =>
    [title, status && t(`status.${status}`), ...lines.map(([name, value]) => `${name}: ${value}`)].filter(Boolean).join('. ');
  const openText = open && textOf(open.tip);

  const tipOf = (tip: Tip) => {
    const isOpen = () => openText !== null && textOf(tip) === openText;
    const show = (anchor: Element) => {
      keep();
      setOpen({ tip, anchor });
    };
    return {
      'aria-describedby': isOpen() ? id : undefined,
      onPointerEnter: (event: PointerEvent) => {
        isTouch.current = event.pointerType === 'touch';
        if (!isTouch.current) show(event.currentTarget);
      },
      onPointerLeave: (event: PointerEvent) => event.pointerType !== 'touch' && leave(),
      onFocus: (event: { currentTarget: Element }) => !isTouch.current && show(event.currentTarget),
      onBlur: leave,
      onClick: (event: MouseEvent) => {
        if (!isTouch.current || isOpen()) return;
        // The first tap tells, the second one follows the link.
        event.preventDefault();
        show(event.currentTarget);
      },
    };
  };

  /** For a mark that is no link: it takes the focus, and says all that the bubble says. */
  const markOf = (tip: Tip) => ({
    ...tipOf(tip),
    role: 'button',
    tabIndex: 0,
    'aria-label': textOf(tip),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      if (openText === textOf(tip)) close();
      else setOpen({ tip, anchor: event.currentTarget });
    },
  });

  return {
    tipOf,
    markOf,
    textOf,
    bubble:
      open &&
      createPortal(
        <div ref={bubble} id={id} role="tooltip" className={styles.bubble} onPointerEnter={keep} onPointerLeave={leave}>
          <strong>{open.tip.title}</strong>
          {open.tip.status && <StatusMark status={open.tip.status} />}
          <dl>
            {open.tip.lines.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>,
        document.body,
      ),
  };
}
