// What a receiving server does to a mail at its border: trace fields, its own verdict on the sender, no forged verdicts.

import { type HeaderField, headerValue, splitHeader, unfold } from './header-block.ts';

export type Arrival = Readonly<{
  /** Envelope sender; empty for a bounce (RFC 5321, section 4.5.5). */
  envelopeFrom: string;
  to: string;
  /** The name this server goes by, in Received and as authserv-id. */
  host: string;
  /** The name of the sending server. */
  via: string;
  at: Date;
  /** What DMARC found; null: this mailbox's server writes no verdict. */
  dmarc: 'pass' | 'fail' | null;
}>;

/**
 * The mail as it is stored: CRLF line ends, `Return-Path` and `Received` (RFC 5321, section 4.4) and the topmost
 * `Authentication-Results` (RFC 8601). Fields of that kind which claim to come from this server are removed, as
 * RFC 8601, section 5 demands.
 */
export function receiveAtBorder(raw: Buffer, arrival: Arrival): Buffer {
  const mail = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
  const { fields, rest } = splitHeader(mail);
  const kept = fields.filter((field) => field.name !== 'return-path' && !isForged(field, arrival.host));
  const trace = [
    ...(arrival.dmarc === null ? [] : [verdict(fields, arrival)]),
    `Return-Path: <${arrival.envelopeFrom}>`,
    `Received: from ${arrival.via} by ${arrival.host} with ESMTPS\r\n for <${arrival.to}>; ${smtpDate(arrival.at)}`,
  ];
  const header = trace.map((line) => `${line}\r\n`).join('') + kept.map((field) => field.text).join('');
  return Buffer.from(header + rest, 'latin1');
}

/** RFC 5322 date-time in UTC. */
export const smtpDate = (at: Date): string => at.toUTCString().replace('GMT', '+0000');

function verdict(fields: readonly HeaderField[], arrival: Arrival): string {
  const from = fields.filter((field) => field.name === 'from');
  const domain = from[0] && from.length === 1 ? domainOf(unfold(from[0])) : null;
  // RFC 7489, section 6.6.1: without exactly one usable From domain there is nothing to judge.
  const dmarc = domain ? `dmarc=${arrival.dmarc} header.from=${domain}` : 'dmarc=permerror';
  const spf = arrival.envelopeFrom
    ? `spf=pass smtp.mailfrom=${arrival.envelopeFrom}`
    : `spf=pass smtp.helo=${arrival.via}`;
  return `Authentication-Results: ${arrival.host};\r\n ${dmarc};\r\n ${spf}`;
}

/** The domain of the one address in a From value; null where there is none, or more than one. */
function domainOf(from: string): string | null {
  const withoutNames = from.replace(/"(?:[^"\\]|\\.)*"/g, '');
  const domains = [...withoutNames.matchAll(/@([A-Za-z0-9.-]+)/g)].map((match) => match[1]?.toLowerCase());
  return domains.length === 1 ? (domains[0] ?? null) : null;
}

/** An Authentication-Results field whose authserv-id is ours; comments may stand before it, case does not count. */
function isForged(field: HeaderField, host: string): boolean {
  if (field.name !== 'authentication-results') return false;
  let value = unfold(field);
  for (let before = ''; before !== value; ) {
    before = value;
    value = value.replace(/\((?:[^()\\]|\\.)*\)/g, ' ');
  }
  const id = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/.exec(value);
  return (id?.[1]?.replace(/\\(.)/g, '$1') ?? id?.[2] ?? '').toLowerCase() === host.toLowerCase();
}

export function messageIdOf(raw: Buffer): string | null {
  return headerValue(splitHeader(raw.toString('latin1')).fields, 'message-id');
}
