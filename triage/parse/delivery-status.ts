// Used by `bounce.ts`: the machine-readable part of a delivery report (RFC 3464).

import { firstField, type HeaderField, readFields } from './header-block.ts';

export type RecipientStatus = Readonly<{
  recipient: string | null;
  action: string | null;
  status: string | null;
  diagnostic: string | null;
}>;

/** Characters of a recipient field that are read: no address is longer (RFC 5321, 4.5.3.1), and brackets cost time. */
const addressLimit = 600;
/** Recipients read of one report. */
const recipientLimit = 1000;

/** One entry per recipient, in the order of the report; the first group of fields is about the message as a whole. */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .slice(0, recipientLimit)
    .map(readFields);
  return groups.flatMap((fields) => readGroup(fields) ?? []);
}

function readGroup(fields: readonly HeaderField[]): RecipientStatus | null {
  const recipient = readRecipient(fields);
  const action = firstField(fields, 'action');
  const status = firstField(fields, 'status');
  if (recipient === null && action === null && status === null) return null;
  return {
    recipient,
    action: action === null ? null : readAction(action),
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status ?? '')?.[0] ?? null,
    diagnostic: withoutType(firstField(fields, 'diagnostic-code')),
  };
}

/** The address that was written to (RFC 3464, 2.3.1) where it is one; behind an alias the final one is unknown to us. */
function readRecipient(fields: readonly HeaderField[]): string | null {
  const original = readTypedAddress(firstField(fields, 'original-recipient') ?? '');
  const final = readTypedAddress(firstField(fields, 'final-recipient') ?? '');
  return original !== null && /^[^\s@/]+@[^\s@]+\.[^\s@]+$/.test(original) ? original : (final ?? original);
}

/** The five actions of RFC 3464, 2.3.3; some servers have words of their own for "failed". */
function readAction(value: string): string | null {
  const word = /[a-z]+/i.exec(value)?.[0].toLowerCase() ?? '';
  if (/^(?:failed|delayed|delivered|relayed|expanded)$/.test(word)) return word;
  return /^(?:fail|expire|error|bounce|reject|undeliver)/.test(word) ? 'failed' : null;
}

/** "rfc822; <ann@a.test>" → "ann@a.test". */
function readTypedAddress(value: string): string | null {
  const address = (withoutType(value.slice(0, addressLimit)) ?? '')
    .replace(/\([^)]*\)/g, '')
    .replace(/^[\s<]+|[\s>]+$/g, '');
  return address === '' ? null : address;
}

function withoutType(value: string | null): string | null {
  if (value === null) return null;
  const clean = value.replace(/^[\w-]{1,30}\s*;\s*/, '').trim();
  return clean === '' ? null : clean;
}
