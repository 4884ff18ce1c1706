import type { ReportSummary } from '@/api-types';
import { useKept } from '../use-kept';

/** Rows that the reviewer means to give back, each with a word; kept while other reports are looked at. */
export interface ReturnMarks {
  /** By row. */
  comments: Readonly<Record<string, string>>;
  toggle: (rowId: string) => void;
  write: (rowId: string, comment: string) => void;
  clear: () => void;
}

// A report that was sent again is another one to judge.
export function useReturnMarks({ id, version }: Pick<ReportSummary, 'id' | 'version'>): ReturnMarks {
  const [comments, setComments] = useKept<Readonly<Record<string, string>>>(`return.${id}.${version}`, {});
  return {
    comments,
    toggle: (rowId) => {
      const { [rowId]: marked, ...others } = comments;
      setComments(marked === undefined ? { ...comments, [rowId]: '' } : others);
    },
    write: (rowId, comment) => setComments({ ...comments, [rowId]: comment }),
    clear: () => setComments({}),
  };
}
