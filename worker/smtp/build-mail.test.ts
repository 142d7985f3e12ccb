import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';

import { buildMail, type MailToBuild } from './build-mail.ts';

const at = new Date('2026-11-23T08:12:00Z');
const message: MailToBuild['message'] = {
  messageId: '<a@shop.test>',
  inReplyTo: '<b@customer.test>',
  references: ['<z@customer.test>', '<b@customer.test>'],
  from: { address: 'support@shop.test', name: 'Shop' },
  to: [{ address: 'eva@customer.test', name: 'Eva' }],
  cc: [],
  subject: 'Re: Order',
  text: 'Hello',
  html: '<p>Hello</p>',
  at,
};
const build = (changes: Partial<MailToBuild['message']>, kind: MailToBuild['kind'] = 'reply') =>
  buildMail({ kind, message: { ...message, ...changes } });

const fieldNames = (raw: Buffer) => {
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return head.split(/\r\n(?![ \t])/).map((field) => field.split(':')[0]?.toLowerCase() ?? '');
};
/** What the header of each of our mails may hold, and nothing beside. */
const known = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'auto-submitted',
  'x-auto-response-suppress',
  'x-loop',
  'x-baton-loop',
]);

describe('the header of a mail', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          '\u2028',
          '\u0085',
          '\v',
          'Bcc: evil@x.test',
          ' ',
          '<',
          '>',
          '"',
          ',',
          ';',
          ':',
          '@',
          '\ud800',
          '=?utf-8?q?=0D=0ABcc:_a?=',
          'a'.repeat(400),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  test('has no field and no recipient that somebody smuggled in, whatever is in names, subjects, addresses and ids', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, nasty, async (name, subject, id, local, file) => {
        const raw = await buildMail(
          {
            kind: 'reply',
            message: {
              ...message,
              from: { address: 'support@shop.test', name },
              to: [{ address: 'eva@customer.test', name }],
              subject,
              inReplyTo: id,
              references: [id, `<${id}@customer.test>`, '<b@customer.test>'],
              text: `Hello ${subject}`,
              html: null,
            },
          },
          [{ filename: file, contentType: local, contentId: null, content: Buffer.from('x') }],
        );
        const names = fieldNames(raw);
        expect(names.filter((each) => !known.has(each))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        const mail = await simpleParser(raw);
        expect(mail.bcc).toBeUndefined();
        expect(mail.to).toMatchObject({ value: [{ address: 'eva@customer.test' }] });
        expect(mail.attachments).toHaveLength(1);
        // RFC 5322, 2.1.1: no line is longer than 998 octets without its line end.
        expect(
          Math.max(
            ...raw
              .toString('latin1')
              .split('\r\n')
              .map((line) => line.length),
          ),
        ).toBeLessThan(999);
      }),
      { numRuns: 300 },
    );
  });

  test('bears names and subjects in any script', async () => {
    const mail = await simpleParser(
      await build({
        subject: 'Re: Příliš žluťoučký kůň – 注文はどこですか 🐎',
        to: [{ address: 'eva@customer.test', name: 'Eva Nováková, "Žižkov"' }],
      }),
    );
    expect(mail.subject).toBe('Re: Příliš žluťoučký kůň – 注文はどこですか 🐎');
    expect(mail.to).toMatchObject({ value: [{ name: 'Eva Nováková, "Žižkov"' }] });
  });

  test('refers to the thread, and leaves out ids that no header can bear', async () => {
    const mail = await simpleParser(
      await build({
        references: ['<z@customer.test>', '<bad id@x>', `<${'a'.repeat(999)}@x>`, '<b@customer.test>'],
      }),
    );
    expect(mail.references).toEqual(['<z@customer.test>', '<b@customer.test>']);
    expect(mail.inReplyTo).toBe('<b@customer.test>');
  });

  test('says of the bot’s mail, and only of that, that a machine wrote it', async () => {
    const bot = await simpleParser(await build({}));
    expect(bot.headers.get('auto-submitted')).toBe('auto-replied');
    expect(bot.headers.get('x-auto-response-suppress')).toBe('All');
    expect(bot.headers.get('x-loop')).toBe('support@shop.test');
    const person = fieldNames(await build({}, 'agent'));
    expect(person.filter((name) => name.startsWith('x-') || name === 'auto-submitted')).toEqual([]);
  });
});

describe('the body of a mail', () => {
  test('keeps a line of any length, and no line on the wire is too long', async () => {
    const text = `${'ä'.repeat(5_000)}\n${'b'.repeat(5_000)}`;
    const raw = await build({ text, html: `<p>${'b'.repeat(5_000)}</p>` });
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(999);
    const mail = await simpleParser(raw);
    expect(mail.text?.trim()).toBe(text);
  });

  test('is the same bytes at every try', async () => {
    const files = [
      { filename: 'a.png', contentType: 'image/png', contentId: 'i1@shop.test', content: Buffer.from('png') },
    ];
    const once = () => buildMail({ kind: 'agent', message }, files);
    expect((await once()).equals(await once())).toBe(true);
  });

  test('shows an image in its place and carries files under their names', async () => {
    const raw = await buildMail(
      { kind: 'agent', message: { ...message, html: '<p><img src="cid:i1@shop.test"></p>' } },
      [
        {
          filename: 'obrázek.png',
          contentType: 'image/png',
          contentId: 'i1@shop.test',
          content: Buffer.from('png'),
        },
        {
          filename: 'účtenka č. 1.pdf',
          contentType: 'application/pdf',
          contentId: null,
          content: Buffer.from('%PDF'),
        },
      ],
    );
    const mail = await simpleParser(raw, { skipImageLinks: true });
    expect(
      mail.attachments.map(({ filename, cid, content }) => ({ filename, cid, content: content.toString() })),
    ).toEqual([
      { filename: 'obrázek.png', cid: 'i1@shop.test', content: 'png' },
      { filename: 'účtenka č. 1.pdf', cid: undefined, content: '%PDF' },
    ]);
    expect(mail.html).toContain('cid:i1@shop.test');
  });
});
