import { createContext, use } from 'react';
import type { UploadQueue } from '../../logic/saving/upload-queue';

/** Files of evidence on their way; there are none where evidence is only read. */
export const UploadsContext = createContext<UploadQueue | null>(null);

export function useSheetUploads(): UploadQueue {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error('Evidence is given in a sheet.');
  return uploads;
}
