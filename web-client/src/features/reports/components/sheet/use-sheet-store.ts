import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportView } from '@/api-types';
import { usePerson } from '@/lib/api/session';
import { reportQuery } from '../../api/get-report';
import { useKeepReport } from '../../api/report-cache';
import { saveValues } from '../../api/save-values';
import { createSheetStore, nameOfRow, type SheetStore } from '../../logic/saving/sheet-store';
import { waitingEntriesOf } from '../../logic/saving/waiting-entries';
import { useSender } from './use-sender';

/** The drafts of one report and their way to the server. */
export function useSheetStore(view: ReportView): SheetStore {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const keep = useKeepReport();
  const sender = useSender();
  const reportId = view.summary.id ?? '';

  const [store] = useState(() => {
    const askAnew = () => void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
    return createSheetStore({
      send: sender((values) => saveValues(reportId, { values: [...values] }), askAnew),
      onSaved: keep,
      onOvertaken: askAnew,
      entries: waitingEntriesOf(personId, reportId),
      nameOf: nameOfRow,
    });
  });

  useEffect(() => store.accept(view), [store, view]);
  useEffect(() => void store.recover(), [store]);

  return store;
}
