import { createContext, use } from 'react';
import type { UploadQueue } from '../logic/upload-queue';

/** What the rows of a sheet do with evidence. */
export interface EvidenceDesk {
  uploads: UploadQueue;
  /** The row whose panel shall show its evidence now. */
  wanted: string | null;
  /** Opens the row's panel at its evidence. */
  show: (rowId: string) => void;
  shown: () => void;
}

export const EvidenceContext = createContext<EvidenceDesk | null>(null);

export function useEvidenceDesk(): EvidenceDesk {
  const desk = use(EvidenceContext);
  if (!desk) throw new Error('Evidence is given in a sheet.');
  return desk;
}
