// A raw practice mail as its owner would read it, for the practice page and for the customers who answer.

import { simpleParser } from 'mailparser';

import type { PracticeMail } from './practice-server.ts';

export type ReadMail = Readonly<{
  /** With angle brackets; null where the mail has none. */
  messageId: string | null;
  inReplyTo: string | null;
  references: readonly string[];
  from: Readonly<{ name: string; address: string }>;
  to: string;
  subject: string;
  text: string;
  /** As sent: whoever shows it must sanitise it. */
  html: string | null;
  at: Date;
  /** Sent by a machine (RFC 3834), such as an out-of-office or the bot's answer. */
  automatic: boolean;
}>;

const read = new WeakMap<PracticeMail, Promise<ReadMail>>();

export function readMail(mail: PracticeMail): Promise<ReadMail> {
  const known = read.get(mail) ?? parse(mail);
  read.set(mail, known);
  return known;
}

async function parse(mail: PracticeMail): Promise<ReadMail> {
  const parsed = await simpleParser(mail.raw, { skipImageLinks: true, skipTextLinks: true });
  const sender = parsed.from?.value[0];
  const to = Array.isArray(parsed.to) ? parsed.to : parsed.to ? [parsed.to] : [];
  const autoSubmitted = String(parsed.headers.get('auto-submitted') ?? 'no').toLowerCase();
  return {
    messageId: parsed.messageId ?? null,
    inReplyTo: parsed.inReplyTo ?? null,
    references: parsed.references === undefined ? [] : [parsed.references].flat(),
    from: { name: sender?.name ?? '', address: (sender?.address ?? '').toLowerCase() },
    to: to.map((list) => list.text).join(', '),
    subject: parsed.subject ?? '',
    text: (parsed.text ?? '').trimEnd(),
    html: parsed.html || null,
    at: mail.at,
    automatic: !autoSubmitted.startsWith('no'),
  };
}
