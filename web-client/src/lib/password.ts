/** As the server has it; asked for here too, so that people learn it before they send. */
export const shortestPassword = 12;
export const longestPassword = 200;

// Read out over the phone and copied from paper: no l, 1, o, 0. Thirty-two signs, so that five bits pick one without bias.
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** "k7mq-x3tv-9hwe-pz4r": 80 random bits. */
export function generatePassword(fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  const letters = Array.from(fill(new Uint8Array(groups * groupLength)), (byte) => signs[byte & 31]).join('');
  return Array.from({ length: groups }, (_, group) => letters.slice(group * groupLength, (group + 1) * groupLength)).join('-');
}
