// What lies in the mailbox for the measurement of ingest: questions that the bot answers, of a given size.

import { createHash } from 'node:crypto';

import { receiveAtBorder, smtpDate } from '../../sandbox/border.ts';
import { authservId, supportAddress } from '../crash/desk.ts';

export type IngestMail = Readonly<{ from: string; orderNumber: string; raw: Buffer }>;

/** The whole mail with its header. */
const smallBytes = 2048;
/** Before it is encoded. */
const attachmentBytes = 50 * 1024;

export function makeIngestMails(count: number, withAttachment: boolean): IngestMail[] {
  return Array.from({ length: count }, (_, index) => {
    const from = `eva@customer-${index}.test`;
    const orderNumber = `10-${100_000 + index}`;
    const raw = Buffer.from(write(index, from, orderNumber, withAttachment));
    const arrival = {
      envelopeFrom: from,
      to: supportAddress,
      host: authservId,
      via: `mail.customer-${index}.test`,
      at: new Date(),
      dmarc: 'pass',
    } as const;
    return { from, orderNumber, raw: receiveAtBorder(raw, arrival) };
  });
}

function write(index: number, from: string, number: string, withAttachment: boolean): string {
  const header = [
    `From: Eva Novak <${from}>`,
    `To: Test Shop <${supportAddress}>`,
    'Subject: Where is my order?',
    `Message-ID: <ingest-${withAttachment ? 'large' : 'small'}-${index}@customer-${index}.test>`,
    `Date: ${smtpDate(new Date())}`,
    'MIME-Version: 1.0',
  ];
  const text = `Hello,\r\n\r\nwhere is my order ${number}? When will it arrive?\r\n\r\nBest regards\r\nEva Novak\r\n`;
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text];
  if (!withAttachment) return [...header, ...plain, quoted(number)].join('\r\n').slice(0, smallBytes);
  return [
    ...header,
    'Content-Type: multipart/mixed; boundary="parts"',
    '',
    '--parts',
    ...plain,
    '--parts',
    'Content-Type: image/jpeg; name="parcel.jpg"',
    'Content-Disposition: attachment; filename="parcel.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(noise(index)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--parts--',
    '',
  ].join('\r\n');
}

/** The confirmation that the customer answers, as mail programs quote it: most of a short mail is such text. */
function quoted(number: string): string {
  const line = `> Thank you for your order ${number}. We pack it in the next days and tell you when it leaves.`;
  return ['On Mon, 16 Nov 2026 at 10:00, Test Shop wrote:', ...Array.from({ length: 30 }, () => line)].join(
    '\r\n',
  );
}

/** Bytes that look like those of a picture: nothing to compress, and another picture in each mail. */
function noise(index: number): Buffer {
  const blocks = Array.from({ length: attachmentBytes / 64 }, (_, block) =>
    createHash('sha512').update(`${index} ${block}`).digest(),
  );
  return Buffer.concat(blocks);
}
