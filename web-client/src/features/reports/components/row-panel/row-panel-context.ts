import { createContext, use } from 'react';

/** Where in the panel the focus goes. */
export type PanelPart = 'title' | 'comment' | 'evidence';

/** Opens the panel of a row and moves the focus into it. */
export type AskForRow = (rowId: string, part?: PanelPart) => void;

export const RowPanelContext = createContext<AskForRow | null>(null);

export function useAskForRow(): AskForRow {
  const ask = use(RowPanelContext);
  if (!ask) throw new Error('Rows with a panel stand in its layout.');
  return ask;
}
