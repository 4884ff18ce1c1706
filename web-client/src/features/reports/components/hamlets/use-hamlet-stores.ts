import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReportRow, ReportView } from '@/api-types';
import { usePerson } from '@/lib/api/session';
import { reportQuery } from '../../api/get-report';
import { hamletsQuery, saveHamlets } from '../../api/hamlets';
import { useKeepReport } from '../../api/report-cache';
import { hamletSheet, toHamletValue } from '../../logic/hamlets';
import { createSheetStore, nameOfRow, worstOf, type SheetStore } from '../../logic/saving/sheet-store';
import { waitingEntriesOf } from '../../logic/saving/waiting-entries';
import { useSender } from '../sheet/use-sender';

export interface HamletStores {
  subscribe(listener: () => void): () => void;
  /** Changes with every change of any hamlet. */
  revision(): number;
  /** Makes the store of a row where there is none yet. */
  open(rowId: string): SheetStore;
  find(rowId: string): SheetStore | undefined;
  all(): readonly SheetStore[];
  /** Rows with something typed into a hamlet that is not stored. */
  isUnsaved(rowId: string): boolean;
  /** How the hamlet that is worst off stands; undefined where all are saved. */
  worst(rowId: string): ReturnType<typeof worstOf>;
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
    const listeners = new Set<() => void>();
    let changes = 0;
    const tell = () => {
      changes += 1;
      for (const listener of listeners) listener();
    };
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
      const nameOf = (hamlet: ReportRow) => {
        const row = queryClient.getQueryData(reportQuery(reportId).queryKey)?.rows.find(({ planIndicatorId }) => planIndicatorId === rowId);
        return row ? `${nameOfRow(row)}, ${hamlet.text}` : hamlet.text;
      };
      const entries = waitingEntriesOf(personId, `${reportId}/${rowId}`);
      return createSheetStore({ send, onSaved: () => undefined, onOvertaken: askAnew, entries, nameOf });
    };
    const open = (rowId: string) => {
      const known = made.get(rowId);
      if (known) return known;
      const store = make(rowId);
      made.set(rowId, store);
      store.subscribe(tell);
      return store;
    };
    return {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      revision: () => changes,
      open,
      find: (rowId) => made.get(rowId),
      all: () => [...made.values()],
      isUnsaved: (rowId) => made.get(rowId)?.hasUnsaved() ?? false,
      worst(rowId) {
        const store = made.get(rowId);
        return store && worstOf(store);
      },
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
        const store = stores.open(rowId);
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
