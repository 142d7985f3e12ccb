// Used by `parse-mail.ts`: address fields as mailparser decoded them, flattened, bounded and safe to compare.

import type { Address } from '../mail.ts';
import { cleanLine } from './clean-text.ts';

type Decoded = { address?: string; name?: string; group?: Decoded[] };

/** Recipients kept of one field; a mail to more is bulk and nobody reads the rest. */
const addressLimit = 10_000;

/** Flattens groups (RFC 5322, 3.4); an entry without an address is left out. */
export function readAddresses(field: unknown): Address[] {
  const lists = Array.isArray(field) ? field : [field];
  const open: Decoded[] = lists.flatMap((list) => valuesOf(list)).slice(0, addressLimit);
  const found: Address[] = [];
  for (let at = 0; at < open.length && found.length < addressLimit; at += 1) {
    const entry = open[at];
    if (!entry) continue;
    if (Array.isArray(entry.group)) open.push(...entry.group.slice(0, addressLimit - open.length));
    const address = cleanAddress(entry.address ?? '');
    if (address) found.push({ address, name: cleanLine(entry.name ?? '', 300) });
  }
  return found;
}

/** No white space, no control or invisible characters, the domain in lower case; '' where it is not an address. */
function cleanAddress(address: string): string {
  const clean = cleanLine(address, 320)
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '');
  const at = clean.lastIndexOf('@');
  if (at < 1 || at === clean.length - 1) return '';
  // "a@b@c": programs disagree on whose it is, so it is nobody's.
  if (clean.slice(0, at).includes('@') && !/^".*"$/.test(clean.slice(0, at))) return '';
  return clean.slice(0, at + 1) + clean.slice(at + 1).toLowerCase();
}

/** Whether two addresses are the same mailbox for our purposes: compared without regard to case. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function valuesOf(list: unknown): Decoded[] {
  if (typeof list !== 'object' || list === null || !('value' in list) || !Array.isArray(list.value))
    return [];
  return list.value as Decoded[];
}
