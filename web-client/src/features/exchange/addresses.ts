// The longest that the server keeps (ApiClientRules.AddressesLimit), with a comma between.
const longest = 1000;

/** What people typed, whichever way they parted it. */
export function addressesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** Those that are no address and no network, by the server's own rule (ApiClientRules.AddressOf). */
export function wrongAddresses(text: string): string[] {
  return addressesOf(text).filter((one) => !isAddress(one));
}

export function areTooMany(text: string): boolean {
  return addressesOf(text).join(',').length > longest;
}

function isAddress(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const bits = bitsOf(address);
  if (bits === null || more.length > 0) return false;
  if (length === undefined) return true;
  // Of a network nothing stands behind its length: 10.20.0.1/16 is a slip, not a network.
  return /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= bits.length && !bits.slice(Number(length)).includes('1');
}

function bitsOf(address: string): string | null {
  if (!address.includes(':')) {
    const parts = address.split('.');
    return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256) ? inBits(parts.map(Number), 8) : null;
  }
  // Only letters of IPv6: what a browser takes as a host may say more than an address.
  if (!/^[\da-f:.]+$/i.test(address) || !URL.canParse(`http://[${address}]/`)) return null;
  const [before = '', after] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [left, right] = [before, after ?? ''].map((half) => half.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right].map((group) => Number.parseInt(group, 16));
  // An IPv4 address in disguise: no caller is ever seen so.
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  return isMapped ? null : inBits(groups, 16);
}

function inBits(groups: readonly number[], width: number): string {
  return groups.map((group) => group.toString(2).padStart(width, '0')).join('');
}
