// Mails whose header is made to break a reader of mail.

import { type HostileCase, lines, megabyte, repeat, usual, words } from './write.ts';

export const headers: HostileCase[] = [
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
