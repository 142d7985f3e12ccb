import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { extractAttachment, parseMail } from './parse-mail.ts';

const trust = { authservId: 'mx.acme.test', ownAddresses: ['support@acme.test'] };

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../test/mails/${name}.eml`, import.meta.url));
}

function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

describe('a reply from a mail program', () => {
  test('gives the new words, the signature and the quotation apart, and who sent it', async () => {
    const parsed = await parseMail(fixture('reply-gmail-de'), trust);
    expect(parsed).toMatchObject({
      messageId: '<reply-1@example.test>',
      inReplyTo: '<ours-2@acme.test>',
      references: ['<ours-1@acme.test>', '<ours-2@acme.test>'],
      from: { address: 'jana@example.test', name: 'Jana Köhler' },
      cc: [{ address: 'max@example.test', name: 'Hofer, Max' }],
      subject: 'AW: Ihre Rückgabe',
      date: '2026-05-12T07:14:00.000Z',
      reply: 'Danke, das Paket ist zurück auf dem Weg. Wann kommt das Geld?',
      signature: 'Viele Grüße\nJana',
      automated: { kind: 'none' },
      bounce: null,
      authenticity: 'pass',
    });
    expect(parsed.quoted).toContain('bitte senden Sie das Paket zurück');
    expect(parsed.html).toContain('<div dir="ltr">');
  });
});

describe('a delivery report', () => {
  test('names the address, the precise status and the message of ours that did not arrive', async () => {
    const parsed = await parseMail(fixture('bounce-standard'), trust);
    expect(parsed.automated.kind).toBe('bounce');
    expect(parsed.bounce).toEqual({
      recipient: 'kim@example.test',
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 <kim@example.test>: nobody of that name lives here',
      originalMessageId: '<ours-9@acme.test>',
    });
  });
});

describe('attachments', () => {
  const withFile = mail(
    'From: a@b.test',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'see the file',
    '--x',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="../../etc/pass\u202ewd.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('hello file').toString('base64'),
    '--x--',
  );

  test('have their size and a name that is no path', async () => {
    const parsed = await parseMail(withFile, trust);
    expect(parsed.attachments).toEqual([
      { filename: 'passwd.pdf', contentType: 'application/pdf', size: 10, contentId: null, inline: false },
    ]);
    expect(parsed.reply).toBe('see the file');
  });

  test('can be had later from the source', async () => {
    expect((await extractAttachment(withFile, 0)).content.toString()).toBe('hello file');
    await expect(extractAttachment(withFile, 1)).rejects.toThrow(RangeError);
  });
});

describe('hostile mail', () => {
  test('an empty file and a file without a header are refused with the reason', async () => {
    await expect(parseMail(Buffer.alloc(0), trust)).rejects.toThrow('the mail is empty');
    await expect(parseMail(Buffer.from('just words\n'), trust)).rejects.toThrow('not a mail');
  });

  test('an empty line before the header hides nothing', async () => {
    expect((await parseMail(mail('', 'From: a@b.test', 'Subject: x', '', 'hi'), trust)).subject).toBe('x');
  });

  test('a quoted local part with another address in it keeps its true domain', async () => {
    const parsed = await parseMail(mail('From: "boss@acme.test"@evil.test', '', 'hi'), trust);
    expect(parsed.from?.address.endsWith('@evil.test')).toBe(true);
    expect(parsed.automated.kind).not.toBe('loop');
  });

  test('10,000 recipients, a thousand nested parts and a header of two megabytes are read within a second of work', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `"Person ${at}" <p${at}@many.test>`).join(
      ',\r\n ',
    );
    const nested = Array.from(
      { length: 1000 },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n`,
    );
    const bomb = Array.from({ length: 30_000 }, (_, at) => `X-Bomb-${at}: ${'a'.repeat(60)}`).join('\r\n');
    for (const raw of [
      mail('From: a@b.test', `To: ${many}`, '', 'hi'),
      mail(
        'From: a@b.test',
        'Content-Type: multipart/mixed; boundary=b0',
        '',
        ...nested,
        '--b1000',
        '',
        'deep',
      ),
      mail('From: a@b.test', bomb, '', 'hi'),
    ]) {
      const before = process.cpuUsage();
      const parsed = await parseMail(raw, trust);
      expect(parsed.from?.address).toBe('a@b.test');
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    }
  });

  test('random bytes below a header never throw anything but a clear refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const parsed = await parseMail(Buffer.concat([Buffer.from('From: a@b.test\r\n'), bytes]), trust);
        expect(parsed.text).not.toContain('\0');
      }),
      { numRuns: 200 },
    );
  });
});
