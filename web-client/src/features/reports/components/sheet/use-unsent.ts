import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { usePerson } from '@/lib/api/session';
import { useLanguage } from '@/i18n';
import { actualText } from '../../logic/figures';
import { resolve, typedText, type RowDraft } from '../../logic/row-draft';
import { nameOfRow, type SheetStore } from '../../logic/saving/sheet-store';
import { entriesOfReport, waitingEntriesOf, type PlacedEntry } from '../../logic/saving/waiting-entries';
import { wordsFields, type WordsStore } from '../../logic/saving/words-store';
import type { HamletStores } from '../hamlets/use-hamlet-stores';
import { useWords } from '../use-words';

/** Something typed in this browser that the report no longer takes. */
export interface Unsent {
  key: string;
  name: string;
  said: string;
  discard: () => void;
}

/** What waits in this browser and cannot be written: the report left the unit meanwhile, or the row left the report. */
export function useUnsent(view: ReportView, store: SheetStore, hamlets: HamletStores, words: WordsStore): readonly Unsent[] {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const spoken = useWords();
  const [strays, discardStray] = useStrays(view, hamlets);

  const saidOf = (draft: RowDraft, row?: ReportRow) => {
    const resolution = row && resolve(row, draft);
    const figure = row && resolution?.kind === 'ready' ? actualText(row, resolution.value, spoken, language) : undefined;
    return typedText(draft, spoken, figure ?? undefined) || t('conflict.emptied');
  };
  const ofStore = (each: SheetStore, nameOf: (row: ReportRow) => string): Unsent[] =>
    each.unsaved().flatMap((row) => {
      const { draft } = each.rowState(row.planIndicatorId);
      return draft
        ? [{ key: nameOf(row), name: nameOf(row), said: saidOf(draft, row), discard: () => each.discard(row.planIndicatorId) }]
        : [];
    });

  const gone = strays.map((entry) => ({
    key: `${entry.place}/${entry.rowId}`,
    name: entry.name ?? t('unsent.row'),
    said: saidOf(entry.draft),
    discard: () => discardStray(entry),
  }));
  if (view.actions.canEdit) return gone;
  const byHamlet = view.rows.flatMap((row) => {
    const own = hamlets.find(row.planIndicatorId);
    return own ? ofStore(own, (hamlet) => `${nameOfRow(row)}, ${hamlet.text}`) : [];
  });
  const { texts } = words.state();
  const said = wordsFields.map((field) => texts[field].trim()).filter(Boolean);
  const ofWords = words.hasUnsaved()
    ? [{ key: 'words', name: t('words.title'), said: said.join(' / ') || t('conflict.emptied'), discard: words.discard }]
    : [];
  return [...ofStore(store, nameOfRow), ...byHamlet, ...ofWords, ...gone];
}

/** Entries in this browser whose row is not in the report any more. */
function useStrays(view: ReportView, hamlets: HamletStores): [readonly PlacedEntry[], (entry: PlacedEntry) => void] {
  const personId = usePerson().id;
  const reportId = view.summary.id ?? '';
  const [all, setAll] = useState<readonly PlacedEntry[]>([]);
  // What is typed while the page is open is in its stores; only another set of rows makes strays of it.
  const rowIds = view.rows.map(({ planIndicatorId, isByHamlet }) => `${planIndicatorId}${isByHamlet}`).join();

  useEffect(() => {
    let isCurrent = true;
    entriesOfReport(personId, reportId).then(
      (entries) => isCurrent && setAll(entries),
      // The browser forbids storage: nothing was kept in it.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [personId, reportId, rowIds]);

  const isStray = ({ place, rowId }: PlacedEntry) => {
    const rowOfHamlet = place.split('/')[1];
    const row = view.rows.find(({ planIndicatorId }) => planIndicatorId === (rowOfHamlet ?? rowId));
    if (rowOfHamlet === undefined) return row === undefined;
    return !row?.isByHamlet || (hamlets.find(rowOfHamlet)?.lacks(rowId) ?? false);
  };
  const discard = (entry: PlacedEntry) => {
    setAll((entries) => entries.filter((other) => other !== entry));
    waitingEntriesOf(personId, entry.place)
      .drop(entry.rowId, entry.stamp)
      .catch(() => undefined);
  };
  return [all.filter(isStray), discard];
}
