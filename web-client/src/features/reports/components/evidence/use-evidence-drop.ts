import { useAskForRow } from '../row-panel/row-panel-context';
import { useSheetUploads } from './uploads-context';
import { useFileDrop } from './use-file-drop';

/** Files dropped on a row are its evidence; its panel shows how they fare. */
export function useEvidenceDrop(rowId: string, canEdit: boolean) {
  const uploads = useSheetUploads();
  const ask = useAskForRow();
  return useFileDrop(
    canEdit
      ? (files) => {
          ask(rowId, 'evidence');
          uploads.add(rowId, files);
        }
      : null,
  );
}
