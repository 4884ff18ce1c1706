import { formatNumber } from '@/lib/format';
import type { Language } from '@/lib/period';

/** What the file chooser offers; the server looks at the content itself. */
export const takenFiles = '.pdf,.png,.jpg,.jpeg,.webp,.doc,.docx,.xls,.xlsx,.pptx,.odt,.ods';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** "184 kB", "3,2 MB". */
export function formatBytes(bytes: number, language: Language): string {
  return bytes < megabyte
    ? `${formatNumber(Math.max(1, Math.round(bytes / kilobyte)), 0, language)}\u00a0kB`
    : `${formatNumber(bytes / megabyte, 1, language)}\u00a0MB`;
}

/** Files that are dragged or pasted; a text has none. */
export function filesOf(transfer: DataTransfer): File[] {
  return [...transfer.files];
}

/** Whether something dragged over the page is a file: before it is dropped the browser tells no more. */
export function holdsFiles(transfer: DataTransfer): boolean {
  return transfer.types.includes('Files');
}

/** A pasted picture is always "image.png"; a name with its moment tells one from the next. */
export function withPasteName(file: File, name: string, now: Date): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const moment = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `${name} ${moment}${file.name.slice('image'.length)}`, { type: file.type });
}
