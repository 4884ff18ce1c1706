import { useMemo, useRef, useState } from 'react';
import type { EvidenceDesk } from './evidence-context';
import { useUploads } from './use-uploads';

export function useNewEvidenceDesk(reportId: string): EvidenceDesk {
  const uploads = useUploads(reportId);
  const [wanted, setWanted] = useState({ rowId: '', time: 0 });
  const taken = useRef(0);
  return useMemo(
    () => ({
      uploads,
      wanted,
      want: (rowId) => setWanted(({ time }) => ({ rowId, time: time + 1 })),
      take(time) {
        const isFirst = time > taken.current;
        taken.current = time;
        return isFirst;
      },
    }),
    [uploads, wanted],
  );
}
