// Addresses as a field shows them and a form sends them.

import type { Address } from '../../triage/mail.ts';

/** "Eva Novak <eva@x.test>", or the address alone. */
export const formatAddress = ({ address, name }: Address): string =>
  name ? `"${name.replace(/["\\]/g, '')}" <${address}>` : address;

export const formatAddresses = (addresses: readonly Address[]): string =>
  addresses.map(formatAddress).join(', ');

/** What a person typed; null where it is no address yet. The server checks it once more. */
export function readAddress(text: string): Address | null {
  const named = /^(.*)<([^<>]*)>$/.exec(text.trim());
  const address = (named?.[2] ?? text).trim().toLowerCase();
  const name = (named?.[1] ?? '').replace(/"/g, '').trim();
  return /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/.test(address) ? { address, name } : null;
}
