import { createContext, use } from 'react';
import type { UploadQueue } from '../logic/upload-queue';
import { useAskForRow } from './row-panel-context';

/** What the rows of a sheet do with evidence. */
export interface EvidenceDesk {
  uploads: UploadQueue;
  /** The row whose panel was asked for its evidence last, and the how-manieth time. */
  wanted: { rowId: string; time: number };
  want: (rowId: string) => void;
  /** True once for each time of asking. */
  take: (time: number) => boolean;
}

export const EvidenceContext = createContext<EvidenceDesk | null>(null);

export function useEvidenceDesk(): EvidenceDesk {
  const desk = use(EvidenceContext);
  if (!desk) throw new Error('Evidence is given in a sheet.');
  return desk;
}

/** Opens the panel of a row at its evidence. */
export function useShowEvidence(): (rowId: string) => void {
  const ask = useAskForRow();
  const { want } = useEvidenceDesk();
  return (rowId) => {
    want(rowId);
    ask(rowId);
  };
}
