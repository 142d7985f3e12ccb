// Fixed when a mail is queued, read when an answer comes: a Message-ID that only we can have made (RFC 5322, 3.6.4).

import { createHmac, timingSafeEqual } from 'node:crypto';

export type OwnMessageId = Readonly<{ conversationNumber: number; messageId: string }>;

/** Hex digits kept of HMAC-SHA-256: 96 bits, far beyond guessing, and the id stays well under 200 characters. */
const macLength = 24;
const pattern = /^<?baton\.([0-9a-z]{1,11})\.([0-9a-z-]{1,64})\.([0-9a-f]{24})@([^\s<>@]{1,253})>?$/;

/** Begins the `messageId` of what a bot wrote, so that other Batons know it by an id that survives every gateway. */
export const botMark = 'b-';

/** A mail of the bot of any Baton, by its id alone. Who forges one only loses the answer of a bot. */
export function isBotMessageId(id: string): boolean {
  return pattern.exec(id.trim().toLowerCase())?.[2]?.startsWith(botMark) ?? false;
}

/**
 * `messageId` is our own id of the message (a UUID, or any of [0-9a-z-] up to 64). The result has angle brackets. Lower
 * case only, since some programs change the case of ids. Throws a RangeError on what does not fit.
 */
export function makeMessageId(
  of: Readonly<{ conversationNumber: number; messageId: string; domain: string; key: string | Buffer }>,
): string {
  if (!Number.isSafeInteger(of.conversationNumber) || of.conversationNumber < 0) {
    throw new RangeError(`not a conversation number: ${of.conversationNumber}`);
  }
  const id = of.messageId.toLowerCase();
  if (!/^[0-9a-z-]{1,64}$/.test(id)) throw new RangeError('a message id has letters, digits and dashes only');
  const domain = of.domain.toLowerCase();
  if (!/^[^\s<>@]{1,253}$/.test(domain)) throw new RangeError('not a domain');
  const number = of.conversationNumber.toString(36);
  return `<baton.${number}.${id}.${macOf(number, id, of.key)}@${domain}>`;
}

/** What an id of ours says, or null where it is not ours. The comparison takes the same time whatever is wrong. */
export function readMessageId(id: string, key: string | Buffer): OwnMessageId | null {
  const match = pattern.exec(id.trim().toLowerCase());
  if (!match) return null;
  const [, number = '', messageId = '', mac = ''] = match;
  const expected = macOf(number, messageId, key);
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return null;
  const conversationNumber = Number.parseInt(number, 36);
  return Number.isSafeInteger(conversationNumber) ? { conversationNumber, messageId } : null;
}

/** Ids looked at in one text: a report names one, and each costs a hash. */
const textIdLimit = 20;

/** The ids of ours that a text holds, signature checked: some servers return our mail's header as part of their words. */
export function findOwnMessageIds(text: string, key: string | Buffer): string[] {
  const written = text.matchAll(
    /<?(baton\.[0-9a-z]{1,11}\.[0-9a-z-]{1,64}\.[0-9a-f]{24}@[^\s<>@]{1,253})>?/gi,
  );
  const found: string[] = [];
  let looked = 0;
  for (const [, id = ''] of written) {
    if (looked >= textIdLimit) break;
    looked += 1;
    if (readMessageId(id, key)) found.push(`<${id.toLowerCase()}>`);
  }
  return [...new Set(found)];
}

/** The domain is not signed: some gateways rewrite it, and it says nothing about the conversation. */
function macOf(number: string, id: string, key: string | Buffer): string {
  return createHmac('sha256', key).update(`message-id\n${number}\n${id}`).digest('hex').slice(0, macLength);
}
