// Mails that are made to break a reader of mail, made here so that none lies in the repository.

import { gzipSync } from 'node:zlib';

export type HostileCase = Readonly<{ name: string; raw: () => Buffer }>;

const lines = (...all: string[]) => Buffer.from(all.join('\r\n'), 'latin1');
const usual = ['From: Eva <eva@customer.test>', 'To: support@shop.test', 'Subject: Where is my order?'];
const words = 'Where is my order 10-4471?';
const repeat = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at));
const multipart = (type: string, boundary: string) => `Content-Type: ${type}; boundary="${boundary}"`;
const megabyte = 1024 * 1024;

const headers: HostileCase[] = [
  {
    name: 'one megabyte in one field',
    raw: () => lines(...usual, `X-Bomb: ${'a'.repeat(megabyte)}`, '', words),
  },
  {
    name: 'a hundred thousand fields',
    raw: () => lines(...usual, ...repeat(100_000, (at) => `X-${at}: a`), '', words),
  },
  {
    name: 'a hundred thousand continuation lines',
    raw: () => lines(...usual, 'X-Fold: a', ...repeat(100_000, () => ' b'), '', words),
  },
  {
    name: 'a subject of one megabyte',
    raw: () => lines(usual[0] ?? '', `Subject: ${'Where? '.repeat(150_000)}`, '', words),
  },
  {
    name: 'a subject of encoded words without end',
    raw: () => lines(usual[0] ?? '', `Subject: ${'=?utf-8?B?8J+YgA==?= '.repeat(20_000)}`, '', words),
  },
  {
    name: 'ten thousand recipients',
    raw: () =>
      lines(
        ...usual,
        `Cc: ${repeat(10_000, (at) => `"Person ${at}" <p${at}@many.test>`).join(',\r\n ')}`,
        '',
        words,
      ),
  },
  {
    name: 'References of half a megabyte',
    raw: () =>
      lines(
        ...usual,
        `References: ${repeat(20_000, (at) => `<${at}@thread.test>`).join('\r\n ')}`,
        'In-Reply-To: <last@thread.test>',
        '',
        words,
      ),
  },
  {
    name: 'a message id longer than an index row',
    raw: () =>
      lines(
        ...usual,
        `Message-ID: <${'é'.repeat(2_000)}@x.test>`,
        `In-Reply-To: <${'a'.repeat(5_000)}@x.test>`,
        `References: <${'\xc3\xa9'.repeat(490)}@x.test>`,
        '',
        words,
      ),
  },
  {
    name: 'a message id with a NUL',
    raw: () => lines(...usual, 'Message-ID: <a\0b@x.test>', 'In-Reply-To: <c\0@x.test>', '', words),
  },
  {
    name: 'opening brackets only',
    raw: () => lines(...usual, `References: ${'<'.repeat(500_000)}`, '', words),
  },
  {
    name: 'bytes above 127 in every field',
    raw: () =>
      lines(
        'From: J\xf6rg \xff\xfe <j\xf6rg@customer.test>',
        'Subject: \xe4\xf6\xfc\x80\x81',
        'X-\xe4: \xe4',
        '',
        words,
      ),
  },
  {
    name: 'NULs everywhere',
    raw: () =>
      lines(
        'Fr\0om: Eva\0 <eva@customer.test>',
        'From: E\0va <ev\0a@customer.test>',
        'Subject: Whe\0re',
        'Content-Type: text/pl\0ain; charset=\0',
        '',
        `Wh\0ere\0`,
      ),
  },
  {
    name: 'half of an emoji in names',
    raw: () =>
      lines(
        `From: ${'x'.repeat(299)}\xf0\x9f\x98\x80 <eva@customer.test>`,
        `To: "${'y'.repeat(299)}\xf0\x9f\x98\x80" <support@shop.test>`,
        'Subject: =?utf-16?B?2AA=?=',
        '',
        words,
      ),
  },
  {
    name: 'names that read backwards',
    raw: () =>
      Buffer.from(
        [
          'From: "eva\u202e@moc.tset" <mallory@elsewhere.test>',
          'Subject: in\u200bvo\u2060ice \u2066\u202Egpj.exe',
          '',
          'pay\u200bment \u202etxet',
        ].join('\r\n'),
      ),
  },
  {
    name: 'an address with two at signs',
    raw: () => lines('From: "a@b"@c, <"x@shop.test"@elsewhere.test>', 'Subject: Hello', '', words),
  },
  {
    name: 'addresses without end',
    raw: () =>
      lines(
        `From: ${'<'.repeat(50_000)}eva@customer.test${'>'.repeat(50_000)}`,
        `Reply-To: ${'('.repeat(50_000)}`,
        `To: ${'"'.repeat(50_001)}`,
        '',
        words,
      ),
  },
  {
    name: 'several From fields',
    raw: () =>
      lines(
        'From: Eva <eva@customer.test>',
        'From: Mallory <mallory@elsewhere.test>',
        'Subject: Hello',
        '',
        words,
      ),
  },
  {
    name: 'several senders in one field',
    raw: () =>
      lines('From: Eva <eva@customer.test>, Jan <jan@customer.test>', 'Sender: jan@customer.test', '', words),
  },
  { name: 'an empty From', raw: () => lines('From:', 'Subject: Hello', '', words) },
  { name: 'an empty sender', raw: () => lines('From: <>', 'Subject: Hello', '', words) },
  {
    name: 'groups within groups',
    raw: () =>
      lines(
        `From: ${'a: '.repeat(5_000)}eva@customer.test${';'.repeat(5_000)}`,
        'To: undisclosed-recipients:;',
        '',
        words,
      ),
  },
  { name: 'a header without a body', raw: () => lines(...usual) },
  {
    name: 'line feeds alone and carriage returns alone',
    raw: () => Buffer.from('From: eva@customer.test\nSubject: a\rX: b\r\n\nWhere?\rWhen?\n'),
  },
  {
    name: 'a mail that begins with a bomb of empty lines',
    raw: () => Buffer.concat([Buffer.alloc(megabyte, '\r\n'), lines(...usual, '', words)]),
  },
];

const bodies: HostileCase[] = [
  { name: 'a line of ten megabytes', raw: () => lines(...usual, '', `Where? ${'a'.repeat(10 * megabyte)}`) },
  {
    name: 'a line of ten megabytes of white space',
    raw: () => lines(...usual, '', `Where?${' '.repeat(10 * megabyte)}x`),
  },
  { name: 'a million empty lines', raw: () => lines(...usual, '', `Where?${'\r\n'.repeat(1_000_000)}`) },
  { name: 'a million quotation marks', raw: () => lines(...usual, '', '>'.repeat(1_000_000)) },
  {
    name: 'a hundred thousand lines that could begin a quotation',
    raw: () =>
      lines(
        ...usual,
        '',
        ...repeat(100_000, () => 'On Monday, 3 May 2026 at 10:02, Eva <eva@customer.test>'),
      ),
  },
  {
    name: 'base64 that is none',
    raw: () =>
      lines(
        ...usual,
        'Content-Transfer-Encoding: base64',
        '',
        '%%% this is no base64 ===',
        '\xff\xfe'.repeat(100_000),
      ),
  },
  {
    name: 'quoted-printable that is none',
    raw: () => lines(...usual, 'Content-Transfer-Encoding: quoted-printable', '', '=ZZ=\0=4'.repeat(100_000)),
  },
  {
    name: 'blanks without end in quoted-printable',
    raw: () =>
      lines(...usual, 'Content-Transfer-Encoding: quoted-printable', '', `Where?${' \t'.repeat(megabyte)}x`),
  },
  {
    name: 'an encoding that there is not',
    raw: () =>
      lines(
        ...usual,
        'Content-Transfer-Encoding: rot13',
        'Content-Type: text/plain; charset=klingon',
        '',
        words,
      ),
  },
  {
    name: 'a million open tags',
    raw: () => lines(...usual, 'Content-Type: text/html', '', '<div>'.repeat(1_000_000), words),
  },
  {
    name: 'a million open quotations',
    raw: () =>
      lines(...usual, 'Content-Type: text/html', '', '<blockquote type=cite>'.repeat(200_000), words),
  },
  {
    name: 'a tag without an end',
    raw: () => lines(...usual, 'Content-Type: text/html', '', `<a href="${'x'.repeat(5 * megabyte)}`),
  },
  {
    name: 'half a million entities',
    raw: () => lines(...usual, 'Content-Type: text/html', '', '&amp;&#x110000;&#0;&bogus;'.repeat(100_000)),
  },
  {
    name: 'text in UTF-7 and UTF-16',
    raw: () => lines(...usual, 'Content-Type: text/plain; charset=utf-7', '', '+2AA-'.repeat(50_000)),
  },
];

const parts: HostileCase[] = [
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

export const hostileCases: readonly HostileCase[] = [...headers, ...bodies, ...parts];
