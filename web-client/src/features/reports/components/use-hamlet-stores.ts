import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportRow, ReportView } from '@/api-types';
import { usePerson } from '@/lib/api/session';
import { reportQuery } from '../api/get-report';
import { hamletsQuery, saveHamlets } from '../api/hamlets';
import { useKeepReport } from '../api/report-cache';
import { hamletSheet, toHamletValue } from '../logic/hamlets';
import { createSheetStore, type SheetStore } from '../logic/sheet-store';
import { waitingEntriesOf } from '../logic/waiting-entries';
import { useSender } from './use-sender';

export interface HamletStores {
  of(rowId: string): SheetStore;
  all(): readonly SheetStore[];
  /** Rows with something typed into a hamlet that is not stored. */
  isUnsaved(rowId: string): boolean;
  /** Nothing but the line keeps them. */
  isWaiting(rowId: string): boolean;
}

/**
 * The drafts of the rows that are entered by hamlet, a store a row. They outlive the dialog: what waits for the line waits on when it is
 * closed, and what an earlier visit left is sent when the sheet is opened.
 */
export function useHamletStores(view: ReportView): HamletStores {
  const queryClient = useQueryClient();
  const personId = usePerson().id;
  const keep = useKeepReport();
  const sender = useSender();
  const reportId = view.summary.id ?? '';

  const [stores] = useState((): HamletStores => {
    const made = new Map<string, SheetStore>();
    const make = (rowId: string) => {
      const { queryKey } = hamletsQuery(reportId, rowId);
      const askAnew = () => {
        void queryClient.invalidateQueries({ queryKey });
        void queryClient.invalidateQueries({ queryKey: reportQuery(reportId).queryKey });
      };
      const send = sender(async (values) => {
        const { breakdown, report } = await saveHamlets(reportId, rowId, { values: values.map(toHamletValue) });
        // An answer that is still on its way was read before this one.
        void queryClient.cancelQueries({ queryKey });
        queryClient.setQueryData(queryKey, breakdown);
        keep(report);
        return hamletSheet(report, rowOf(report, rowId), breakdown);
      }, askAnew);
      return createSheetStore({ send, onSaved: () => undefined, onOvertaken: askAnew, entries: waitingEntriesOf(personId, `${reportId}/${rowId}`) });
    };
    const of = (rowId: string) => {
      const store = made.get(rowId) ?? make(rowId);
      made.set(rowId, store);
      return store;
    };
    return {
      of,
      all: () => [...made.values()],
      isUnsaved: (rowId) => made.get(rowId)?.hasUnsaved() ?? false,
      isWaiting: (rowId) => made.get(rowId)?.line().isDown ?? false,
    };
  });

  const rowIds = view.rows.filter(({ isByHamlet }) => isByHamlet).map(({ planIndicatorId }) => planIndicatorId).join();
  useEffect(() => {
    for (const rowId of rowIds.split(',').filter(Boolean)) {
      const recover = async () => {
        const waiting = await waitingEntriesOf(personId, `${reportId}/${rowId}`).all();
        if (waiting.length === 0) return;
        const [report, breakdown] = await Promise.all([
          queryClient.fetchQuery({ ...reportQuery(reportId), staleTime: Infinity }),
          queryClient.fetchQuery(hamletsQuery(reportId, rowId)),
        ]);
        const store = stores.of(rowId);
        store.accept(hamletSheet(report, rowOf(report, rowId), breakdown));
        await store.recover();
      };
      // No line or no storage: the next opening tries again.
      recover().catch(() => undefined);
    }
  }, [queryClient, stores, personId, reportId, rowIds]);

  return stores;
}

function rowOf(report: ReportView, rowId: string): ReportRow {
  const row = report.rows.find(({ planIndicatorId }) => planIndicatorId === rowId);
  if (!row) throw new Error('The row is no longer in the report.');
  return row;
}
