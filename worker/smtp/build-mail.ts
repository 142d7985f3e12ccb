// From a row of the outbox to the bytes on the wire: the same bytes at every try.

import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

import type { OutboxEntry } from '../../db/outbox.ts';
import type { OutgoingFile } from '../../db/write-mail.ts';
import type { Address } from '../../triage/mail.ts';

export type MailToBuild = Readonly<{
  kind: OutboxEntry['kind'];
  message: Omit<OutboxEntry['message'], 'id' | 'reply' | 'hasFiles' | 'bcc'>;
}>;

/** Nothing in a row, whatever characters it has, can add a field to the header or end it. */
export async function buildMail(
  { message, kind }: MailToBuild,
  files: readonly OutgoingFile[] = [],
): Promise<Buffer> {
  const inReplyTo = message.inReplyTo === null ? null : usableId(message.inReplyTo);
  const composer = new MailComposer({
    from: plainAddress(message.from),
    to: message.to.map(plainAddress),
    cc: message.cc.map(plainAddress),
    subject: oneLine(message.subject),
    messageId: oneLine(message.messageId),
    date: message.at,
    ...(inReplyTo ? { inReplyTo } : {}),
    references: message.references.flatMap((id) => usableId(id) ?? []),
    text: withoutNul(message.text),
    ...(message.html ? { html: withoutNul(message.html) } : {}),
    attachments: files.map((file) => ({
      filename: oneLine(file.filename),
      contentType: isMediaType(file.contentType) ? file.contentType : 'application/octet-stream',
      content: file.content,
      contentDisposition: file.contentId ? 'inline' : 'attachment',
      ...(file.contentId ? { cid: oneLine(file.contentId) } : {}),
    })),
    headers: kind === 'agent' ? {} : machineMarks(message.from.address),
    // Chance here would make other bytes at the next try, and another copy in Sent than the mail that went.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    // What is in a row is content. It never makes this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return await composer.compile().build();
}

/**
 * RFC 3834, section 5, and its kin at Microsoft: other machines do not answer a mail that says this. The loop marks bear
 * the mailbox's address: it knows its own mail by them where it comes back, and another Baton knows what wrote it.
 */
function machineMarks(own: string): Record<string, string> {
  const address = oneLine(own);
  return {
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    'X-Loop': address,
    'X-Baton-Loop': address,
  };
}

/**
 * An id that a header can bear as it is. Customers' programs write anything; one that would be folded or encoded would
 * no longer be the id that it refers to, and 20 of this length stay within what servers take as one field.
 */
function usableId(id: string): string | null {
  return /^<[\x21-\x3b\x3d\x3f-\x7e]{1,400}>$/.test(id) ? id : null;
}

const plainAddress = ({ address, name }: Address) => ({ address: oneLine(address), name: oneLine(name) });

/**
 * A word without a space cannot be folded, and a line has at most 998 octets (RFC 5322, 2.1.1): a subject or a name that
 * is longer than anybody reads is cut. UTF-16 units.
 */
const longestWords = 500;

/** Controls, line ends of any script and halves of surrogate pairs become spaces. */
function oneLine(text: string): string {
  return text
    .slice(0, longestWords)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** RFC 5322, 4: a body holds no NUL. Half of a surrogate pair is no character at all. Line ends are mended on the way. */
const withoutNul = (text: string) => text.replace(/[\0\p{Cs}]/gu, '');

const isMediaType = (type: string) => /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/i.test(type);
