import { useEvidenceDesk, useShowEvidence } from './evidence-context';
import { useFileDrop } from './use-file-drop';

/** Files dropped on a row are its evidence; its panel shows how they fare. */
export function useEvidenceDrop(rowId: string, canEdit: boolean) {
  const { uploads } = useEvidenceDesk();
  const show = useShowEvidence();
  return useFileDrop(
    canEdit
      ? (files) => {
          show(rowId);
          uploads.add(rowId, files);
        }
      : null,
  );
}
