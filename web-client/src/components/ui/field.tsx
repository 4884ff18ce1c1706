import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

interface Props {
  label: string;
  hint?: string;
  error?: string;
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; className: string | undefined }) => ReactNode;
}

/** A label, its control and what is wrong with it. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const message = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, className: styles.control, ...(message && { 'aria-describedby': `${id}-m` }), ...(error && { 'aria-invalid': true as const }) })}
      {message && (
        <p id={`${id}-m`} className={error ? styles.error : styles.hint}>
          {message}
        </p>
      )}
    </div>
  );
}

/** The look of a control that stands without a Field. */
export const controlClass = styles.control;
