// As the server checks it (AccountRules): nine digits of a mobile, ten of a fixed line.
const pattern = /^(?:0|\+?84|0084)([35789]\d{8}|2\d{9})$/;

function nationalNumber(text: string): string | null {
  return pattern.exec(text.replace(/[\s.()-]/g, ''))?.[1] ?? null;
}

/** Also where nothing was typed: a number is a person's own choice. */
export function isPhone(text: string): boolean {
  return text.trim() === '' || nationalNumber(text) !== null;
}

/** As people write it: "0912 345 678". */
export function phoneText(stored: string | undefined): string {
  const number = stored ? nationalNumber(stored) : null;
  if (!number) return stored ?? '';
  return `0${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}
