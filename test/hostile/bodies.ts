// Mails whose text is made to break a reader of mail.

import { type HostileCase, lines, megabyte, repeat, usual, words } from './write.ts';

export const bodies: HostileCase[] = [
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
