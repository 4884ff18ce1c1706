import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { useLanguage } from '@/i18n';
import { ApiProblem } from '@/lib/api/problem';
import { sessionQuery } from '@/lib/api/session';
import { addEvidenceFile } from '../api/add-evidence-file';
import { useRefreshEvidence } from '../api/evidence-cache';
import { evidenceQuery } from '../api/get-evidence';
import { formatBytes } from '../logic/files';
import { createUploadQueue, type UploadAnswer, type UploadQueue } from '../logic/upload-queue';

// Between two tries on a dead line.
const retryEvery = 8_000;

/** Files of one report on their way to the server. */
export function useUploads(reportId: string): UploadQueue {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const refresh = useRefreshEvidence(reportId);

  const [uploads] = useState(() => {
    const send = async (rowId: string, file: File, onProgress: (share: number) => void): Promise<UploadAnswer> => {
      try {
        const { maxFileBytes } = await queryClient.ensureQueryData(evidenceQuery(reportId));
        // Told before ten megabytes go over a slow line for nothing.
        if (file.size > maxFileBytes) return { kind: 'refused', reason: t('evidence.tooLarge', { size: formatBytes(maxFileBytes, language) }) };
        await addEvidenceFile(reportId, rowId, file, onProgress);
        await refresh();
        return { kind: 'done' };
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.isOffline || error.status === 429 || error.status >= 502) return { kind: 'offline' };
        if (error.status === 401 || error.code === 'antiforgery') {
          await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
          return { kind: 'offline' };
        }
        return { kind: 'refused', reason: Object.values(error.errors).flat()[0] ?? problemText(error) };
      }
    };
    return createUploadQueue(send);
  });

  useEffect(() => {
    const resume = () => uploads.resume();
    const warn = (event: BeforeUnloadEvent) => {
      if (uploads.isBusy()) event.preventDefault();
    };
    const timer = setInterval(resume, retryEvery);
    window.addEventListener('online', resume);
    window.addEventListener('beforeunload', warn);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', resume);
      window.removeEventListener('beforeunload', warn);
    };
  }, [uploads]);

  return uploads;
}
