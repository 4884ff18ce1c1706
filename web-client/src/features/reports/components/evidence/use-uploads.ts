import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/components/feedback/problem-text';
import { useLanguage } from '@/i18n';
import { addEvidenceFile } from '../../api/add-evidence-file';
import { useRefreshEvidence } from '../../api/evidence-cache';
import { evidenceQuery } from '../../api/get-evidence';
import { useLine } from '../../api/line';
import { formatBytes } from '../../logic/files';
import { createUploadQueue, type UploadAnswer, type UploadQueue } from '../../logic/saving/upload-queue';

/** Files of one report on their way to the server. */
export function useUploads(reportId: string): UploadQueue {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const line = useLine();
  const problemText = useProblemText();
  const refresh = useRefreshEvidence(reportId);

  const [uploads] = useState(() => {
    const send = async (rowId: string, file: File, onProgress: (share: number) => void): Promise<UploadAnswer> => {
      const answer = await line(async (): Promise<UploadAnswer> => {
        const { maxFileBytes } = await queryClient.ensureQueryData(evidenceQuery(reportId));
        // Told before ten megabytes go over a slow line for nothing.
        if (file.size > maxFileBytes) return { kind: 'refused', reason: t('evidence.tooLarge', { size: formatBytes(maxFileBytes, language) }) };
        await addEvidenceFile(reportId, rowId, file, onProgress);
        await refresh();
        return { kind: 'done' };
      });
      if (answer.kind === 'taken') return answer.value;
      if (answer.kind === 'offline') return answer;
      const { problem } = answer;
      return { kind: 'refused', reason: Object.values(problem.errors).flat()[0] ?? problemText(problem) };
    };
    return createUploadQueue(send);
  });

  return uploads;
}
