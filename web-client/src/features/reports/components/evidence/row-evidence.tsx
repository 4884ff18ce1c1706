import { useQuery } from '@tanstack/react-query';
import { use, useRef, useSyncExternalStore, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow, ReportView } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { useLanguage } from '@/i18n';
import { evidenceQuery } from '../../api/get-evidence';
import { filesOf, formatBytes, takenFiles, withPasteName } from '../../logic/files';
import type { Upload, UploadQueue } from '../../logic/saving/upload-queue';
import { EvidenceDocumentForm } from './evidence-document-form';
import { EvidenceItem } from './evidence-item';
import styles from './row-evidence.module.css';
import { RowSection } from '../row-panel/row-section';
import { RowSource } from './row-source';
import { SheetContext } from '../sheet/sheet-context';
import { UploadsContext } from './uploads-context';
import { useFileDrop } from './use-file-drop';

interface Props {
  report: ReportView;
  row: ReportRow;
}

/** Where a figure comes from and what proves it: given in the sheet, read in the review. */
export function RowEvidence({ report, row }: Props) {
  const { t } = useTranslation('reports');
  return (
    <RowSection title={t('evidence.title')} count={row.evidenceCount} isOpenAtFirst part="evidence">
      <Content report={report} row={row} />
    </RowSection>
  );
}

function Content({ report, row }: Props) {
  const { t } = useTranslation('reports');
  const uploads = use(UploadsContext);
  const canEdit = use(SheetContext)?.canEdit === true;
  const reportId = report.summary.id ?? '';
  const rowId = row.planIndicatorId;
  const query = useQuery(evidenceQuery(reportId));
  const wasVerified = report.events.some(({ toState }) => toState === 'verified');
  const add = uploads && canEdit ? (files: File[]) => uploads.add(rowId, files) : null;

  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const files = filesOf(event.clipboardData).map((file) => withPasteName(file, t('evidence.pasted'), new Date()));
    if (files.length === 0 || !add) return;
    event.preventDefault();
    add(files);
  };

  return (
    <div className={styles.section} onPaste={paste} {...useFileDrop(add)}>
      {canEdit ? (
        <RowSource report={report} row={row} />
      ) : (
        row.actual?.source && (
          <p>
            <span className="muted">{t('evidence.source')}: </span>
            {row.actual.source}
          </p>
        )
      )}
      <QueryPanel query={{ ...query, isFetching: false }}>
        {({ items }) => {
          const ofRow = items.filter((item) => item.planIndicatorId === rowId);
          // What was taken away before anybody verified it concerns only who may put it back.
          const visible = ofRow.filter((item) => canEdit || !item.removedAt || item.wasVerified);
          return visible.length > 0 ? (
            <ul className={styles.items}>
              {visible.map((item) => (
                <EvidenceItem key={item.id} reportId={reportId} item={item} canEdit={canEdit} isNew={wasVerified && !item.wasVerified} />
              ))}
            </ul>
          ) : (
            <p className="muted">{t('evidence.none')}</p>
          );
        }}
      </QueryPanel>
      {uploads && add && (
        <>
          <Uploads queue={uploads} rowId={rowId} />
          <Give onFiles={add} />
          <EvidenceDocumentForm reportId={reportId} rowId={rowId} />
        </>
      )}
    </div>
  );
}

/** Choose, drop, paste, photograph. */
function Give({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('reports');
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    if (input.files && input.files.length > 0) onFiles([...input.files]);
    // So that the same file can be chosen again after it was refused.
    input.value = '';
  };
  return (
    <div className={styles.give}>
      <button type="button" data-give className={styles.target} onClick={() => chooser.current?.click()}>
        <strong>{t('evidence.choose')}</strong>
        <span className={styles.hint}>{t('evidence.chooseHint')}</span>
      </button>
      <button type="button" className={styles.photo} onClick={() => camera.current?.click()}>
        {t('evidence.photo')}
      </button>
      <input ref={chooser} type="file" hidden multiple accept={takenFiles} aria-label={t('evidence.choose')} onChange={(event) => take(event.target)} />
      <input ref={camera} type="file" hidden accept="image/jpeg,image/png" capture="environment" aria-label={t('evidence.photo')} onChange={(event) => take(event.target)} />
    </div>
  );
}

function Uploads({ queue, rowId }: { queue: UploadQueue; rowId: string }) {
  const uploads = useSyncExternalStore(queue.subscribe, queue.all).filter((upload) => upload.rowId === rowId);
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.items}>
      {uploads.map((upload) => (
        <UploadLine key={upload.id} upload={upload} queue={queue} />
      ))}
    </ul>
  );
}

function UploadLine({ upload: { id, file, state }, queue }: { upload: Upload; queue: UploadQueue }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  return (
    <li className={styles.upload}>
      <span>
        {file.name} <span className={styles.hint}>{formatBytes(file.size, language)}</span>
      </span>
      {state.kind === 'sending' && <progress aria-label={t('evidence.sending', { name: file.name })} value={state.share} max={1} />}
      {state.kind === 'waiting' && <span className={styles.hint}>{t('evidence.queued')}</span>}
      {state.kind === 'offline' && (
        <span role="status" className={styles.warning}>
          {t('save.waiting')}
        </span>
      )}
      {state.kind === 'refused' && (
        <span role="alert" className={styles.fault}>
          {state.reason}
        </span>
      )}
      {(state.kind === 'refused' || state.kind === 'offline') && (
        <button type="button" className={styles.quiet} aria-label={t('evidence.dismissLabel', { name: file.name })} onClick={() => queue.dismiss(id)}>
          {t('evidence.dismiss')}
        </button>
      )}
    </li>
  );
}
