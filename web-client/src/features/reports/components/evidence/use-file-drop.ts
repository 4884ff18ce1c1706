import { useState, type DragEvent } from 'react';
import { filesOf, holdsFiles } from '../../logic/files';

/** Lets files be dropped on an element; what else is dragged over it is left alone. */
export function useFileDrop(onFiles: ((files: File[]) => void) | null) {
  const [isOver, setIsOver] = useState(false);
  if (!onFiles) return {};
  return {
    ...(isOver && { 'data-dropping': true }),
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy' as const;
      setIsOver(true);
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setIsOver(false);
    },
    onDrop(event: DragEvent<HTMLElement>) {
      setIsOver(false);
      const files = filesOf(event.dataTransfer);
      if (files.length === 0) return;
      // The browser would leave the page and show the file.
      event.preventDefault();
      event.stopPropagation();
      onFiles(files);
    },
  };
}
