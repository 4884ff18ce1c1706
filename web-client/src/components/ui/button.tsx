import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary button a page. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
}

export function Button({ kind = 'secondary', type = 'button', className, ...rest }: Props) {
  return <button type={type} className={[styles.button, styles[kind], className].filter(Boolean).join(' ')} {...rest} />;
}

/** For links that look like buttons. */
export function buttonClass(kind: NonNullable<Props['kind']> = 'secondary'): string {
  return `${styles.button} ${styles[kind]}`;
}
