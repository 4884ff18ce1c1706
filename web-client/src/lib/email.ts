// As the server checks it (AccountValidators): plausible, no more.
const pattern = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

export const longestEmail = 200;

/** Also where nothing was typed: an address is a person's own choice. */
export function isEmail(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (trimmed.length <= longestEmail && pattern.test(trimmed));
}
