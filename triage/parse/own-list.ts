// Used by `parse-mail.ts` and `automated.ts`: support addresses that are themselves a list or a group (Google Groups).
// What comes through them bears the marks of a list, but customers wrote it.

import type { Address } from '../mail.ts';
import { domainOf, sameAddress } from './addresses.ts';
import { firstField, type HeaderField } from './header-block.ts';

/** Whether the list that a mail came through is one of our own addresses. */
export function isOwnList(fields: readonly HeaderField[], ownAddresses: readonly string[]): boolean {
  const id = /<([^<>]{1,200})>/.exec(firstField(fields, 'list-id') ?? '')?.[1]?.toLowerCase();
  const post = /mailto:([^>?\s]{1,200})/i.exec(firstField(fields, 'list-post') ?? '')?.[1]?.toLowerCase();
  return ownAddresses.some((address) => {
    const own = address.toLowerCase();
    return post === own || (id !== undefined && (id === own.replace('@', '.') || id === domainOf(own)));
  });
}

/**
 * Who wrote a mail. A group puts its own address into From where the writer's domain forbids relaying (DMARC) and keeps
 * the writer in Reply-To and X-Original-From; without this such a customer would be taken for ourselves.
 */
export function findWriter(
  fields: readonly HeaderField[],
  from: Address | null,
  replyTo: readonly Address[],
  ownAddresses: readonly string[],
): Address | null {
  const isOwn = (address: string) => ownAddresses.some((own) => sameAddress(own, address));
  const writer = replyTo[0];
  if (!from || !writer || !isOwn(from.address) || isOwn(writer.address)) return from;
  const original = (
    firstField(fields, 'x-original-from') ??
    firstField(fields, 'x-original-sender') ??
    ''
  ).toLowerCase();
  return isOwnList(fields, ownAddresses) && original.includes(writer.address.toLowerCase()) ? writer : from;
}
