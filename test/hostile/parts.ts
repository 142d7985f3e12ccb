// Mails whose parts are made to break a reader of mail: their nesting, encodings, names and files.

import { gzipSync } from 'node:zlib';

import { type HostileCase, lines, megabyte, multipart, repeat, usual, words } from './write.ts';

export const parts: HostileCase[] = [
  {
    name: 'a thousand nested parts',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'b0'),
        '',
        ...repeat(1_000, (at) => `--b${at}\r\n${multipart('multipart/mixed', `b${at + 1}`)}\r\n`),
        '--b1000',
        'Content-Type: text/plain',
        '',
        words,
      ),
  },
  {
    name: 'ten thousand parts',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'b'),
        '',
        ...repeat(10_000, (at) => `--b\r\nContent-Type: text/plain; name="${at}.txt"\r\n\r\n${at}`),
        '--b--',
      ),
  },
  {
    name: 'a thousand mails in each other',
    raw: () =>
      lines(
        ...usual,
        ...repeat(
          1_000,
          (at) => `Content-Type: message/rfc822\r\n\r\nFrom: eva@customer.test\r\nSubject: ${at}`,
        ),
        '',
        words,
      ),
  },
  {
    name: 'forwarded mails in parts in forwarded mails',
    raw: () =>
      lines(
        ...usual,
        ...repeat(
          200,
          (at) =>
            `${multipart('multipart/mixed', `c${at}`)}\r\n\r\n--c${at}\r\nContent-Type: message/rfc822\r\n\r\nFrom: eva@customer.test`,
        ),
        '',
        words,
      ),
  },
  {
    name: 'a part header of carriage returns',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'b'),
        '',
        '--b',
        `Content-Type: text/plain;${'\r'.repeat(300_000)}x${'\r\r\n'.repeat(100_000)}x`,
        '',
        words,
        '--b--',
      ),
  },
  {
    name: 'a boundary that is part of another',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'a'),
        '',
        '--a',
        multipart('multipart/alternative', 'aa'),
        '',
        '--aa',
        'Content-Type: text/plain',
        '',
        words,
        '--a',
        'Content-Type: text/html',
        '',
        '<p>Where?</p>',
        '--aa--',
        '--a--',
      ),
  },
  {
    name: 'a boundary that is a regular expression, an empty one and one without end',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', '(.*)+$'),
        '',
        '--(.*)+$',
        multipart('multipart/mixed', ''),
        '',
        '--',
        `Content-Type: multipart/mixed; boundary="${'z'.repeat(100_000)}`,
        '',
        words,
      ),
  },
  {
    name: 'a boundary that never comes',
    raw: () => lines(...usual, multipart('multipart/mixed', 'never'), '', words),
  },
  {
    name: 'a hundred thousand lines that look like boundaries',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'x'),
        '',
        '--x',
        '',
        words,
        ...repeat(100_000, (at) => `--${at}`),
      ),
  },
  {
    name: 'a packed bomb',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'b'),
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        words,
        '--b',
        'Content-Type: application/gzip',
        'Content-Encoding: gzip',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="bomb.gz"',
        '',
        gzipSync(Buffer.alloc(10 * megabyte)).toString('base64'),
        '--b--',
      ),
  },
  {
    name: 'file names that are paths',
    raw: () =>
      lines(
        ...usual,
        multipart('multipart/mixed', 'b'),
        '',
        ...[
          '../../etc/passwd',
          'C:\\\\Windows\\\\x.exe',
          '/root/.ssh/id',
          '..',
          'a\0.exe',
          'con\r\n : x',
          'x'.repeat(10_000),
        ].flatMap((name) => [
          '--b',
          'Content-Type: application/octet-stream',
          `Content-Disposition: attachment; filename="${name}"`,
          '',
          'x',
        ]),
        '--b--',
      ),
  },
  {
    name: 'a calendar that claims to be everything',
    raw: () =>
      lines(
        ...usual,
        `Content-Type: text/calendar; method=${'REPLY'.repeat(1_000)}`,
        '',
        'BEGIN:VCALENDAR',
        `METHOD:${'X'.repeat(100_000)}`,
      ),
  },
  {
    name: 'a delivery report on an address of brackets',
    raw: () =>
      lines(
        'From: MAILER-DAEMON@x.test',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        `Final-Recipient: rfc822; ${'('.repeat(200_000)}`,
        'Action: failed',
        '--b--',
      ),
  },
  {
    name: 'a delivery report on a hundred thousand recipients',
    raw: () =>
      lines(
        'From: MAILER-DAEMON@x.test',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; x',
        '',
        ...repeat(
          20_000,
          (at) => `Final-Recipient: rfc822; ${at}@x.test\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
        ),
        '--b--',
      ),
  },
];
