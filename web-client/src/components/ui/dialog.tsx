import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import styles from './dialog.module.css';
import type { LeaveQuestion } from './typed-guard';

interface Props {
  title: string;
  /** Absent: only the buttons at the foot close it, for what is shown once. */
  onClose?: () => void;
  children: ReactNode;
  /** Buttons at the foot, the primary one last. */
  footer?: ReactNode;
  /** For a table; it takes what the screen has, on a phone all of it. */
  isWide?: boolean;
  /** Of a guard of what was typed: asked at the foot, in place of the buttons. */
  question?: LeaveQuestion | null;
}

/** A modal on the native element: it traps the focus and closes on Escape by itself. Mounted while open. */
export function Dialog({ title, onClose, children, footer, isWide = false, question }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  // Before React takes the element away: only an open dialog that is closed gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        // React owns whether it is open.
        event.preventDefault();
        onClose?.();
      }}
      onClose={({ currentTarget }) => {
        // A second Escape in a row closes it without asking, and is no answer either.
        if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
      }}
    >
      <header className={styles.header}>
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <Button kind="quiet" aria-label={t('close')} onClick={onClose}>
            ✕
          </Button>
        )}
      </header>
      <div className={styles.body}>{children}</div>
      {question && <Question {...question} />}
      {/* Hidden, not gone: whoever stays is given the focus back. */}
      {footer && (
        <footer className={styles.footer} hidden={question != null}>
          {footer}
        </footer>
      )}
    </dialog>
  );
}

function Question({ onGo, onStay }: LeaveQuestion) {
  const { t } = useTranslation();
  const text = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div ref={box} className={styles.footer} role="group" aria-labelledby={text}>
      <p id={text} className={styles.question}>
        {t('unsaved.text')}
      </p>
      <Button onClick={onGo}>{t('unsaved.go')}</Button>
      <Button kind="primary" onClick={onStay}>
        {t('unsaved.stay')}
      </Button>
    </div>
  );
}
