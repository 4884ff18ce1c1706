import { createContext, use } from 'react';

/** Opens the panel of a row and moves the focus into it. */
export type AskForRow = (rowId: string) => void;

export const RowPanelContext = createContext<AskForRow | null>(null);

export function useAskForRow(): AskForRow {
  const ask = use(RowPanelContext);
  if (!ask) throw new Error('Rows with a panel stand in its layout.');
  return ask;
}
