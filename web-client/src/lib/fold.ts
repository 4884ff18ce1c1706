/** For searching: lower case, without diacritics, so that "chu ky so" finds "Chữ ký số". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase();
}
