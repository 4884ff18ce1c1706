import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { useProblemText } from '@/components/feedback/problem-text';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { ApiProblem } from '@/lib/api/problem';
import { usePerson } from '@/lib/api/session';
import { useDensity } from '@/lib/density';
import { useSetParams } from '@/lib/url-state';
import { reportQuery } from '../../api/get-report';
import { useSubmitReport } from '../../api/submit-report';
import { draftOf, resolve, type CellField } from '../../logic/row-draft';
import { blockersOf, type Blocker, type BlockerKind } from '../../logic/blockers';
import { countSheet } from '../../logic/sheet-counts';
import { filesOnTheirWay, joinLines, together, wordsOnTheirWay } from '../../logic/saving/on-its-way';
import { isEarly } from '../../logic/early';
import { ConflictDialog } from './conflict-dialog';
import { EarlyDialog } from './early-dialog';
import styles from './entry-sheet.module.css';
import { EventList } from '../event-list';
import { HamletDialog } from '../hamlets/hamlet-dialog';
import { LeaveGuard } from './leave-guard';
import { LineBanner } from './line-banner';
import { PasteBanner } from '../paste/paste-banner';
import { PastePreview } from '../paste/paste-preview';
import { ReportWords } from '../words/report-words';
import { RowPanelLayout } from '../row-panel/row-panel-layout';
import { SheetCards } from './sheet-cards';
import { SheetContext } from './sheet-context';
import { SheetFoot } from './sheet-foot';
import { SheetTable } from './sheet-table';
import { SheetToolbar } from './sheet-toolbar';
import { StateNotice } from '../state-notice';
import { UnsentNotice } from './unsent-notice';
import { UploadsContext } from '../evidence/uploads-context';
import { useHamletStores } from '../hamlets/use-hamlet-stores';
import { useIsNarrow } from '@/lib/use-is-narrow';
import { useNow } from '@/lib/use-now';
import { usePaste } from '../paste/use-paste';
import { useRowFilter } from './use-row-filter';
import { useSheetStore } from './use-sheet-store';
import { useStoreLife } from './use-store-life';
import { useUnsent } from './use-unsent';
import { useUploads } from '../evidence/use-uploads';
import { useWordsStore } from '../words/use-words-store';

type Refusal =
  | { kind: 'fix' | 'waiting'; rows: ReportRow[] }
  | { kind: 'blocked' }
  | { kind: 'words' | 'files' }
  | { kind: 'problem'; error: Error };

export function EntrySheet({ view }: { view: ReportView }) {
  const { t } = useTranslation('reports');
  const queryClient = useQueryClient();
  const setParams = useSetParams();
  const isNarrow = useIsNarrow();
  const density = useDensity(usePerson().id);
  const grid = useRef<HTMLDivElement>(null);
  const store = useSheetStore(view);
  const words = useWordsStore(view);
  useSyncExternalStore(store.subscribe, store.revision);
  const hamlets = useHamletStores(view);
  useSyncExternalStore(hamlets.subscribe, hamlets.revision);
  const [byHamlet, setByHamlet] = useState<string | null>(null);
  const reportId = view.summary.id ?? '';
  const submit = useSubmitReport(reportId);
  const uploads = useUploads(reportId);
  const whole = useMemo(
    () => together(() => [store, ...hamlets.all(), wordsOnTheirWay(words), filesOnTheirWay(uploads)]),
    [store, hamlets, words, uploads],
  );
  useStoreLife(whole);
  const line = useMemo(() => joinLines(() => [store, ...hamlets.all()].map((each) => each.line())), [store, hamlets]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [isAskingEarly, setIsAskingEarly] = useState(false);
  const now = useNow();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());

  const typed = (row: ReportRow) => store.rowState(row.planIndicatorId).draft;
  const counts = countSheet(view.rows, typed);
  const conflicted = view.rows.find(
    (row) => store.rowState(row.planIndicatorId).save.kind === 'conflict' && !dismissed.has(row.planIndicatorId),
  );
  const blockers = refusal?.kind === 'blocked' ? blockersOf(view.rows, typed) : [];
  const missingIds = blockers.filter(({ kind }) => kind === 'missing').flatMap(({ rows }) => rows.map((row) => row.planIndicatorId)).join();
  const missing = useMemo(() => new Set(missingIds.split(',')), [missingIds]);
  const openConflict = useCallback((rowId: string) => setDismissed((all) => new Set([...all].filter((other) => other !== rowId))), []);
  const openHamlets = useCallback(
    (rowId: string) => {
      hamlets.open(rowId);
      setByHamlet(rowId);
    },
    [hamlets],
  );
  // The same object until something for every row changes: a key pressed in one row draws that row only.
  const sheet = useMemo(
    () => ({ store, view, missing, canEdit: view.actions.canEdit, openConflict, hamlets, openHamlets }),
    [store, view, missing, openConflict, hamlets, openHamlets],
  );
  const filter = useRowFilter(
    view.rows,
    view.rows.map((row) => {
      const { draft, save } = store.rowState(row.planIndicatorId);
      const isUnsaved = store.isUnsaved(row.planIndicatorId) || hamlets.isUnsaved(row.planIndicatorId);
      return { row, draft: draft ?? draftOf(row), save, isUnsaved };
    }),
  );

  const paste = usePaste(store, view.rows, filter.shown);
  useSyncExternalStore(words.subscribe, words.state);
  const unsent = useUnsent(view, store, hamlets, words);

  const wanted = useRef<{ rowId: string; field?: CellField } | null>(null);
  const focusWanted = () => {
    if (!wanted.current) return;
    const { rowId, field } = wanted.current;
    const row = grid.current?.querySelector<HTMLElement>(`[id="row-${rowId}"]`);
    const target =
      grid.current?.querySelector<HTMLElement>(`[data-row="${rowId}"][data-field="${field}"]`) ??
      row?.querySelector<HTMLElement>('[data-field]') ??
      row?.querySelector('button');
    if (!target) return;
    wanted.current = null;
    target.focus();
    target.scrollIntoView({ block: 'center' });
  };
  // A row that the filter hides comes once the filter is gone.
  useEffect(focusWanted, [filter.shown]);
  const showAll = () => setParams({ show: null, q: null });
  const focusRow = (rowId: string, field?: CellField) => {
    wanted.current = { rowId, field };
    if (!filter.shown.some((row) => row.planIndicatorId === rowId)) showAll();
    focusWanted();
  };

  // At the top stands who sent it and when.
  const showWord = () => document.getElementById('content')?.scrollIntoView();

  const send = async () => {
    setIsSubmitting(true);
    setRefusal(null);
    whole.commitAll();
    await whole.idle();
    const latest = queryClient.getQueryData(reportQuery(reportId).queryKey) ?? view;
    const unsaved = latest.rows.filter(({ planIndicatorId: id }) => store.isUnsaved(id) || hamlets.isUnsaved(id));
    const waits = ({ planIndicatorId: id }: ReportRow) => store.rowState(id).save.kind === 'waiting' || hamlets.worst(id) === 'waiting';
    if (unsaved.length > 0 && unsaved.every(waits)) {
      setRefusal({ kind: 'waiting', rows: unsaved });
    } else if (unsaved.length > 0) {
      setRefusal({ kind: 'fix', rows: unsaved });
      focusRow((unsaved.find((row) => resolve(row, typed(row) ?? draftOf(row)).kind !== 'ready') ?? unsaved[0]!).planIndicatorId);
    } else if (words.hasUnsaved() || uploads.isBusy()) {
      setRefusal({ kind: words.hasUnsaved() ? 'words' : 'files' });
    } else {
      await submit.mutateAsync({ version: latest.summary.version ?? 0 }).then(showWord, (error: Error) => {
        const [first] = blockersOf(latest.rows, () => undefined);
        if (!first || !(error instanceof ApiProblem) || !blockingCodes.includes(error.code)) {
          setRefusal({ kind: 'problem', error });
          return;
        }
        setRefusal({ kind: 'blocked' });
        focusRow(first.rows[0]!.planIndicatorId, fieldOf(first.kind));
      });
    }
    setIsSubmitting(false);
  };

  const submitOrAsk = () => {
    // A report that will be refused is told why at once; only one that would go is asked about.
    const isReady = counts.filled === counts.total && counts.unexplained.length === 0;
    if (isReady && isEarly(view.summary.dates.cutOff, now)) setIsAskingEarly(true);
    else void send();
  };

  const openRow = view.rows.find((row) => row.isByHamlet && row.planIndicatorId === byHamlet);
  const openStore = openRow && hamlets.find(openRow.planIndicatorId);
  const conflict = conflicted && store.rowState(conflicted.planIndicatorId).save;

  return (
    <SheetContext value={sheet}>
      <div className={styles.page}>
        <StateNotice view={view} onGo={focusRow} />
        {refusal && <RefusalNotice refusal={refusal} blockers={blockers} onGo={focusRow} />}
        {unsent.length > 0 && <UnsentNotice unsent={unsent} />}
        <SheetToolbar filter={filter} total={view.rows.length} density={isNarrow ? undefined : density} />
        <UploadsContext value={uploads}>
          <RowPanelLayout report={view} isUnsaved={store.isUnsaved}>
            <div ref={grid} {...paste.handlers}>
              <Panel flush>
                {filter.shown.length === 0 ? (
                  <EmptyState title={t('filter.none')} action={<Button onClick={showAll}>{t('filter.showAll')}</Button>} />
                ) : isNarrow ? (
                  <SheetCards rows={filter.shown} />
                ) : (
                  <SheetTable rows={filter.shown} density={density[0]} />
                )}
              </Panel>
            </div>
          </RowPanelLayout>
        </UploadsContext>
        <ReportWords view={view} store={words} />
        <EventList report={view} />
        <SheetFoot
          view={view}
          counts={counts}
          isSubmitting={isSubmitting}
          onSubmit={submitOrAsk}
          banner={
            <>
              <PasteBanner count={paste.landed} onUndo={paste.undo} onDismiss={paste.dismiss} />
              <LineBanner line={line()} onRetry={whole.resume} />
            </>
          }
        />
      </div>
      <LeaveGuard store={whole} />
      {paste.pending && <PastePreview paste={paste.pending} onLand={paste.land} onCancel={paste.cancel} />}
      {openRow && openStore && <HamletDialog row={openRow} store={openStore} onClose={() => setByHamlet(null)} />}
      {isAskingEarly && (
        <EarlyDialog
          cutOff={view.summary.dates.cutOff}
          onSend={() => {
            setIsAskingEarly(false);
            void send();
          }}
          onClose={() => setIsAskingEarly(false)}
        />
      )}
      {conflicted && conflict?.kind === 'conflict' && (
        <ConflictDialog
          key={conflicted.planIndicatorId}
          row={conflicted}
          conflict={conflict.conflict}
          typedAt={store.typedAt(conflicted.planIndicatorId)}
          onKeepMine={() => store.keepMine(conflicted.planIndicatorId)}
          onTakeTheirs={() => store.takeTheirs(conflicted.planIndicatorId)}
          onClose={() => setDismissed(new Set([...dismissed, conflicted.planIndicatorId]))}
        />
      )}
    </SheetContext>
  );
}

const blockingCodes = ['report_incomplete', 'report_unexplained', 'report_unanswered'];

const fieldOf = (kind: BlockerKind): CellField | undefined => (kind === 'unexplained' ? 'explanation' : undefined);

interface RefusalProps {
  refusal: Refusal;
  /** Of a blocked report, as it stands now: what is mended leaves the list. */
  blockers: readonly Blocker[];
  onGo: (rowId: string, field?: CellField) => void;
}

function RefusalNotice({ refusal, blockers, onGo }: RefusalProps) {
  const { t } = useTranslation('reports');
  const problemText = useProblemText();
  switch (refusal.kind) {
    case 'problem':
      return <Notice kind="error">{problemText(refusal.error)}</Notice>;
    case 'words':
    case 'files':
      return <Notice kind="error">{t(`foot.${refusal.kind}`)}</Notice>;
    case 'fix':
    case 'waiting':
      return (
        <Notice kind="error">
          {t(`foot.${refusal.kind}`, { count: refusal.rows.length })}
          <RefusedRows rows={refusal.rows} onGo={onGo} />
        </Notice>
      );
    case 'blocked':
      if (blockers.length === 0) return <Notice kind="success">{t('foot.ready')}</Notice>;
      return (
        <Notice kind="error">
          {blockers.map(({ kind, rows }) => (
            <div key={kind}>
              {t(`foot.${kind}`, { count: rows.length })}
              <RefusedRows rows={rows} onGo={(rowId) => onGo(rowId, fieldOf(kind))} />
            </div>
          ))}
        </Notice>
      );
  }
}

// Each row is marked in the sheet as well; a long list would push the sheet away.
const shownRows = 5;

function RefusedRows({ rows, onGo }: { rows: readonly ReportRow[]; onGo: (rowId: string) => void }) {
  const { t } = useTranslation('reports');
  return (
    <>
      <ul className={styles.rows}>
        {rows.slice(0, shownRows).map((row) => (
          <li key={row.planIndicatorId}>
            <button type="button" className={styles.go} onClick={() => onGo(row.planIndicatorId)}>
              {t('foot.goTo', { number: row.number, text: row.text })}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > shownRows && t('foot.more', { count: rows.length - shownRows })}
    </>
  );
}
