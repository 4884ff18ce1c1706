import type { KeyboardEvent } from 'react';

/** Where the keys stop in a row of the review: the mark, or the details where nothing can be marked. */
export const reviewStop = { 'data-review-stop': '' };

const stops = '[data-review-stop]';

/** j and k, or the arrows, go from row to row; x marks the row to be given back and goes on to its word. */
export function reviewKeys(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget: rows, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target instanceof HTMLTextAreaElement) {
    if (key !== 'Escape') return;
    event.stopPropagation();
    rowOf(target)?.querySelector<HTMLElement>(stops)?.focus();
    return;
  }
  const row = rowOf(target);
  if (!row) return;
  if (key === 'x') {
    const mark = row.querySelector<HTMLInputElement>(`input${stops}`);
    if (!mark) return;
    event.preventDefault();
    mark.click();
    // The field comes with the mark.
    requestAnimationFrame(() => row.querySelector('textarea')?.focus());
    return;
  }
  const step = key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [...rows.querySelectorAll<HTMLElement>(stops)];
  const next = all[all.findIndex((stop) => row.contains(stop)) + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function rowOf(target: HTMLElement): HTMLElement | null {
  return target.closest<HTMLElement>('[id^="row-"]');
}
