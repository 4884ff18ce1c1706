import { createContext, use } from 'react';
import type { ReportView } from '@/api-types';
import type { SheetStore } from '../../logic/saving/sheet-store';
import type { HamletStores } from '../hamlets/use-hamlet-stores';

export interface Sheet {
  store: SheetStore;
  view: ReportView;
  canEdit: boolean;
  /** Rows that kept the report from being sent. */
  missing: ReadonlySet<string>;
  openConflict: (rowId: string) => void;
  hamlets: HamletStores;
  openHamlets: (rowId: string) => void;
}

export const SheetContext = createContext<Sheet | null>(null);

export function useSheet(): Sheet {
  const sheet = use(SheetContext);
  if (!sheet) throw new Error('Rows stand in a sheet.');
  return sheet;
}
