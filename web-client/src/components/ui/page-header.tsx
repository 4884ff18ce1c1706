import { createContext, use, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Slots {
  title: HTMLElement | null;
  actions: HTMLElement | null;
}

/** Where the layout lets pages write into the header. */
export const PageHeaderSlots = createContext<Slots>({ title: null, actions: null });

interface Props {
  title: string;
  /** Beside the period: the plan's number, a report's state. */
  chip?: ReactNode;
  actions?: ReactNode;
}

/** The page's part of the header: its name (also of the browser's tab), a chip and its actions. */
export function PageHeader({ title, chip, actions }: Props) {
  const slots = use(PageHeaderSlots);
  useEffect(() => {
    document.title = `${title} · Ward KPI`;
  }, [title]);
  return (
    <>
      {slots.title && createPortal(<h1>{title}</h1>, slots.title)}
      {slots.actions &&
        createPortal(
          <>
            {chip}
            <span className="header-actions">{actions}</span>
          </>,
          slots.actions,
        )}
    </>
  );
}
