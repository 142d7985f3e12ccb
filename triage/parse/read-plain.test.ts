// The short way of reading a plain mail has to end where the long one does, whatever the mail.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readParts } from './read-parts.ts';
import { readPlain } from './read-plain.ts';

const mails = path.join(import.meta.dirname, '..', '..', 'test', 'mails');
const plain = 'content-type: text/plain; charset=utf-8\r\nfrom: Eva <eva@customer.test>\r\n\r\n';

/** Answers whether the short way took it. */
async function sameBothWays(header: string, body: Buffer): Promise<boolean> {
  const short = readPlain(header, body);
  if (short !== null) expect(short).toEqual(await readParts(header, body));
  return short !== null;
}

const oneOf = (...values: string[]) => fc.constantFrom(...values);
const types = oneOf(
  ...['', 'text/plain', 'TEXT/PLAIN', 'text/plain; charset=utf-8', 'text/plain; charset="US-ASCII"', 'text'],
  ...['text/plain; charset=iso-8859-1', 'text/plain; charset=iso-8859-2', 'text/plain; charset=utf-7'],
  ...[
    'text/plain; charset=x-nobody-knows',
    'text/plain; charset=utf-8; format=flowed',
    'text/html',
    'multipart/mixed',
  ],
  ...[
    'text/plain; format=flowed; delsp=yes',
    'text/plain; name=a.txt',
    'text/plain; boundary=b',
    ';',
    'text/plain charset=utf-8',
  ],
);
const encodings = oneOf(
  '',
  '7bit',
  '8bit',
  'binary',
  'quoted-printable',
  'Quoted-Printable (so)',
  'base64',
  'uuencode',
  ' 8BIT ',
);
const dispositions = oneOf(
  '',
  'inline',
  'attachment',
  'inline; filename=a.txt',
  'form-data',
  '=?utf-8?q?inline?=',
);
const people = oneOf(
  ...[
    'Eva <eva@customer.test>',
    '=?utf-8?q?Ev=C3=A1?= <eva@customer.test>',
    'eva@customer.test, "B, C" <b@c.test>',
  ],
  ...[
    'team: a@b.test, c@d.test;',
    '=?utf-8?b?RXZhIDxldmFAYi50ZXN0Pg==?=',
    'Ev\u00e1 <ev\u00e1@xn--bcher-kva.test>',
    '<>',
    '"',
  ],
);
const pieces = oneOf(
  ...[
    'Hello',
    '\r\n',
    '\n',
    '\r',
    '\r\r\n',
    ' \r\n',
    '> quoted ',
    '=',
    '=\r\n',
    '=C3=A9',
    '=zz',
    '--b\r\n',
    '--b--\r\n',
    '\t',
  ],
  ...[
    '-- \r\n',
    'From me\r\n',
    '\u00e9',
    '\u0000',
    '\ufeff',
    '\u4f60\u597d',
    '.',
    'begin 644 a\r\n',
    'SGVsbG8=\r\n',
    ' ',
  ],
);
const bytes = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join(''))),
  fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join(''), 'latin1')),
  fc.uint8Array({ maxLength: 300 }).map((all) => Buffer.from(all)),
  fc
    .integer({ min: 100, max: 6000 })
    .map((times) => Buffer.from('A line of words, \u00e9.\r\n'.repeat(times))),
);

describe('a mail that is one plain text', () => {
  it('is read the same whether or not it takes the short way', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        types,
        encodings,
        dispositions,
        people,
        bytes,
        async (type, encoding, disposition, from, body) => {
          const fields = [
            ['content-type', type],
            ['from', from],
            ['to', from],
            ['subject', `Where is =?iso-8859-1?q?my_=E9?= ${from}`],
            ['content-transfer-encoding', encoding],
            ['content-disposition', disposition],
          ].flatMap(([name, value]) => (value ? [`${name}: ${value}\r\n`] : []));
          if (await sameBothWays(`${fields.join('')}\r\n`, body)) taken++;
        },
      ),
      { numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(60);
  });

  it('takes the short way in UTF-8, as it is or quoted-printable', async () => {
    const encoded = plain.replace('from:', 'content-transfer-encoding: quoted-printable\r\nfrom:');
    expect(await sameBothWays(plain, Buffer.from('Ahoj, kde je moje zásilka?\r\n\r\nEva\r\n'))).toBe(true);
    expect(await sameBothWays(encoded, Buffer.from('Kde je z=C3=A1silka,=\r\n co m=C3=A1m?\r\n'))).toBe(true);
  });

  it.each(readdirSync(mails))('%s is read the same both ways with any body of the others', async (name) => {
    const source = readFileSync(path.join(mails, name));
    const end =
      source.indexOf('\r\n\r\n') === -1 ? source.indexOf('\n\n') + 2 : source.indexOf('\r\n\r\n') + 4;
    await sameBothWays(plain, source.subarray(end));
    await sameBothWays(plain.replace('utf-8', 'utf-8; format=flowed'), source.subarray(end));
  });
});

describe('the long way is left for', () => {
  it.each([
    ['files', 'content-type: text/plain; name="a.txt"\r\ncontent-disposition: attachment\r\n\r\n'],
    ['HTML', 'content-type: text/html\r\n\r\n'],
    ['several parts', 'content-type: multipart/mixed; boundary=b\r\n\r\n'],
    ['a charset that has to be looked up', 'content-type: text/plain; charset=iso-2022-jp\r\n\r\n'],
    ['base64', 'content-type: text/plain\r\ncontent-transfer-encoding: base64\r\n\r\n'],
  ])('%s', (_, header) => {
    expect(readPlain(header, Buffer.from('SGVsbG8='))).toBeNull();
  });

  it('what is long', () => {
    expect(readPlain(plain, Buffer.alloc(70_000, 'a'))).toBeNull();
  });
});
