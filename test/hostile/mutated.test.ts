// Mail as no program writes it: trees of parts put together at random, and mails with bytes changed, lost or doubled.
// Each is read or said to be unreadable, in time, and nothing in the result is unfit to be stored.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ParsedMail } from '../../triage/mail.ts';
import { extractAttachment, parseMail } from '../../triage/parse/parse-mail.ts';

const trust = { authservId: 'mx.shop.test', ownAddresses: ['support@shop.test'] };
/** Processor time of one mail, in milliseconds; a slow machine counts the same. */
const limitMs = 1_000;

const folder = fileURLToPath(new URL('../mails/', import.meta.url));
const mails = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`));

/** What `parseMail` gives back, or null where it says that the bytes are no mail. Throws where that took too long. */
async function read(raw: Buffer): Promise<ParsedMail | null> {
  const before = process.cpuUsage();
  let mail: ParsedMail | null = null;
  try {
    mail = await parseMail(raw, trust);
  } catch (error) {
    expect(String(error)).toMatch(
      /^Error: (?:the mail is empty|not a mail|the parts of the mail cannot be read)/,
    );
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(limitMs);
  return mail;
}

function expectSound(mail: ParsedMail): void {
  const text = JSON.stringify(mail);
  expect(text).not.toMatch(/\\u0000|\\ud[89a-f][0-9a-f]{2}/i);
  expect(mail.reply === '' && mail.text.trim() !== '').toBe(false);
  for (const { filename, size } of mail.attachments) {
    expect(filename).toMatch(/^[^/\\\0]{1,200}$/);
    expect(size).toBeGreaterThanOrEqual(0);
  }
}

const token = fc.constantFrom('b', 'bb', 'b-1', '=_x', 'b b', '', 'ü', "a'b");
const type = fc.constantFrom(
  'text/plain',
  'text/html; charset=utf-8',
  'text/plain; charset=klingon',
  'text/plain; charset=iso-2022-jp; format=flowed; delsp=yes',
  'TEXT/HTML; charset="',
  'message/rfc822',
  'message/delivery-status',
  'message/disposition-notification',
  'text/calendar; method=REPLY',
  'application/octet-stream; name="a/b.txt"',
  'application/ms-tnef',
  "image/png; name*0*=utf-8''%F0%9F; name*1*=%98%80.png",
  'text',
  '',
);
const encoding = fc.constantFrom('', '7bit', 'base64', 'quoted-printable', 'x-uuencode', 'BASE64 ', 'binary');
const words = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    'Where is it?\r\n\r\nOn Mon, 3 May 2027 at 10:02, Ann <a@b.test> wrote:\r\n> x',
    '<blockquote type=cite><div id=divRplyFwdMsg>From: a<p style="display:none">',
    'begin 644 a.txt\r\n#0V%T\r\n`\r\nend',
    'Final-Recipient: rfc822; a@b.test\r\nAction: failed\r\nStatus: 5.1.1',
    '=?utf-8?B?8J+YgA==?= =E2=82 &#x1F600; &#xD800;',
    '-- \r\nEva\r\n-----Original Message-----\r\nFrom: a\r\n',
  ),
);

type Part = {
  type: string;
  boundary: string;
  encoding: string;
  name: string;
  body: string;
  parts: Part[];
  closed: boolean;
};

const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.record({
    type,
    boundary: token,
    encoding,
    name: fc.constantFrom('', 'a.txt', '../../x', 'x'.repeat(300), 'a\\"b', 'ä.pdf'),
    body: words,
    parts: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant<Part[]>([]),
      fc.array(tie('part'), { maxLength: 4 }),
    ),
    closed: fc.boolean(),
  }),
}));

function write(one: Part): string {
  const isMultipart = one.parts.length > 0;
  const kind = isMultipart
    ? `multipart/${one.closed ? 'mixed' : 'alternative'}; boundary="${one.boundary}"`
    : one.type;
  const head = [
    `Content-Type: ${kind}`,
    ...(one.encoding ? [`Content-Transfer-Encoding: ${one.encoding}`] : []),
    ...(one.name ? [`Content-Disposition: attachment; filename="${one.name}"`] : []),
  ];
  const inner = one.parts.map((each) => `--${one.boundary}\r\n${write(each)}`).join('\r\n');
  const end = isMultipart && one.closed ? `\r\n--${one.boundary}--` : '';
  return `${head.join('\r\n')}\r\n\r\n${isMultipart ? inner + end : one.body}`;
}

/** What may happen to a mail on its way. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(400) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.nat(400) }),
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), length: fc.nat(255) }),
  fc.record({ kind: fc.constant('bare' as const), at: fc.nat(), length: fc.nat(1) }),
);

function changed(raw: Buffer, changes: readonly { kind: string; at: number; length: number }[]): Buffer {
  let bytes = Buffer.from(raw);
  for (const { kind, at: place, length } of changes) {
    const at = place % (bytes.length + 1);
    if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (kind === 'double') bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else if (kind === 'set') bytes[Math.min(at, bytes.length - 1)] = length;
    else bytes = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', length ? '\r' : '\n'), 'latin1');
  }
  return bytes;
}

describe('a mail of any shape', () => {
  test('is read whole, with files that can be fetched', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(part, fc.string({ maxLength: 80 }), async (root, subject) => {
        const raw = Buffer.from(
          `From: Eva <eva@customer.test>\r\nSubject: ${subject}\r\n${write(root)}`,
          'utf8',
        );
        const mail = await read(raw);
        if (!mail) return;
        expectSound(mail);
        for (const [index, file] of mail.attachments.slice(0, 3).entries()) {
          expect((await extractAttachment(raw, index)).content).toHaveLength(file.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('that was damaged on its way is read as far as it goes', { timeout: 120_000 }, async () => {
    const damage = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...mails), damage, async (raw, changes) => {
        const mail = await read(changed(raw, changes));
        if (mail) expectSound(mail);
      }),
      { numRuns: 400 },
    );
  });
});
