// Mails of the largest size that Baton fetches, in the shapes that cost most to read.

import { createHash } from 'node:crypto';

import { supportAddress } from '../crash/desk.ts';

export type LargeShape = 'film' | 'pictures' | 'page' | 'forwarded';

/** A little below BATON_MAX_MAIL_MB as it is by default: a larger one is not fetched. */
export const largeMailBytes = 50 * 2 ** 20 - 4_096;

/** No two are alike, and what is attached cannot be made smaller. */
export function writeLargeMail(index: number, shape: LargeShape = 'film', bytes = largeMailBytes): Buffer {
  const { start, lines } = bodies[shape](index);
  const end = '\r\n--parts--\r\n';
  const mail = Buffer.alloc(bytes, lines);
  mail.write([...header(index), ...start, '', ''].join('\r\n'));
  mail.write(end, bytes - end.length);
  return mail;
}

function header(index: number): string[] {
  return [
    `From: Eva Novak <eva@customer-${index}.test>`,
    `To: Test Shop <${supportAddress}>`,
    'Subject: The film of the broken lamp',
    `Message-ID: <large-${index}@customer-${index}.test>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    // Looked at where no server's word is trusted.
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customer.test; s=one; h=from:to:subject:date;',
    ` bh=${Buffer.alloc(32, index).toString('base64')}; b=${Buffer.alloc(256, index).toString('base64')}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="parts"',
    '',
    '--parts',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello, I want to talk to a human being, please. The film is attached.',
  ];
}

const film = [
  '--parts',
  'Content-Type: video/mp4; name="lamp.mp4"',
  'Content-Disposition: attachment; filename="lamp.mp4"',
  'Content-Transfer-Encoding: base64',
];

const picture = [
  '--parts',
  'Content-Type: image/png; name="lamp.png"',
  'Content-Transfer-Encoding: base64',
  '',
  '',
].join('\r\n');

/** What a mail begins with, and what goes on until it is full. */
const bodies: Record<LargeShape, (index: number) => { start: readonly string[]; lines: string }> = {
  film: (index) => ({ start: film, lines: noise(index) }),
  pictures: (index) => ({ start: [], lines: `${picture}${noise(index).slice(0, 30_030)}\r\n` }),
  page: () => ({
    start: [
      '--parts',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
    ],
    lines: '=3Cp=3EThe lamp is broken and the film of it is attached.=3C/p=3E\r\n',
  }),
  forwarded: (index) => ({
    start: ['--parts', 'Content-Type: message/rfc822', '', ...header(index + 1_000), ...film],
    lines: noise(index),
  }),
};

/** Base64 in lines of 76. */
function noise(index: number): string {
  const blocks = Array.from({ length: 57 * 16 }, (_, block) =>
    createHash('sha512').update(`${index} ${block}`).digest(),
  );
  const digits = Buffer.concat(blocks).toString('base64');
  return `${(digits.match(/.{1,76}/g) ?? []).join('\r\n')}\r\n`;
}
